package dev.winnow.pipeline.job;

import dev.winnow.pipeline.operator.ScreenSource;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.repository.ManifestFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which models stand before the specialists, as it travels with a job. All tasks of a worker that
 * name the same ones share them.
 *
 * @param models folder of model packages, on every worker
 * @param ids of the packages, each for other categories; empty for no screen
 * @param ifPresent whether the screen is left out where the first package is not in the folder
 */
public record ScreenSettings(String models, List<String> ids, boolean ifPresent)
    implements ScreenSource {
  /** The screen that comes with Winnow. */
  public static final String DEFAULT = "screen-en";

  /** {@link #DEFAULT} where the folder holds it, so that a folder of one's own needs none. */
  public static final String AUTO = "auto";

  public static final String NONE = "none";

  private static final Logger LOG = LoggerFactory.getLogger(ScreenSettings.class);

  public ScreenSettings {
    ids = List.copyOf(ids);
    if (new HashSet<>(ids).size() < ids.size()) {
      throw new IllegalArgumentException("screen: " + ids + " (expected: each package once)");
    }
  }

  /**
   * Reads what an operator writes.
   *
   * @param screen {@link #AUTO}, {@link #NONE}, or ids of packages with commas between them
   */
  public static ScreenSettings of(String models, String screen) {
    return switch (screen) {
      case AUTO -> new ScreenSettings(models, List.of(DEFAULT), true);
      case NONE -> new ScreenSettings(models, List.of(), false);
      default -> new ScreenSettings(models, ids(screen), false);
    };
  }

  /** Reads {@code --models} (required) and {@code --screen}. */
  static ScreenSettings parse(JobArguments args) {
    String models = args.required("models");
    return args.read(
        "screen",
        of(models, AUTO),
        screen -> of(models, screen),
        "auto, none, or ids of packages with commas between them");
  }

  @Override
  public Optional<Classifier> open() {
    if (ids.isEmpty() || (ifPresent && !isPresent())) {
      LOG.info("screen: none");
      return Optional.empty();
    }
    LOG.info("screen: {}", ids);
    return Optional.of(ModelHost.acquireDirect(Path.of(models), ids));
  }

  private boolean isPresent() {
    return Files.exists(Path.of(models, ids.get(0), ManifestFile.NAME));
  }

  private static List<String> ids(String list) {
    List<String> ids = Arrays.stream(list.split(",")).filter(id -> !id.isEmpty()).toList();
    if (ids.isEmpty()) {
      throw new IllegalArgumentException("screen: '" + list + "' (expected: auto, none or ids)");
    }
    return ids;
  }
}
