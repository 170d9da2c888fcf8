package dev.winnow.pipeline.job;

import dev.winnow.pipeline.operator.ScreenSource;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.repository.ListedPackage;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.repository.NgramLinearManifest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which models stand before the specialists, as it travels with a job. All tasks of a worker that
 * name the same ones share them.
 *
 * @param models folder of model packages, on every worker
 * @param ids of the packages, those for one language each for other categories; empty for no screen
 * @param auto whether those of the folder are taken, whatever they are called, and these beside
 *     them
 */
public record ScreenSettings(String models, List<String> ids, boolean auto)
    implements ScreenSource {
  /** The screen that comes with Winnow. */
  public static final String DEFAULT = "screen-en";

  /**
   * {@link #DEFAULT} and the others of the folder that say which languages they read and are called
   * {@code screen-…}; none where it holds none, so that a folder of one's own needs none.
   */
  public static final String AUTO = "auto";

  public static final String NONE = "none";

  private static final String PREFIX = "screen-";

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
   * @param screen {@link #NONE}, or ids of packages with commas between them, of which one may be
   *     {@link #AUTO}
   */
  public static ScreenSettings of(String models, String screen) {
    if (screen.equals(NONE)) {
      return new ScreenSettings(models, List.of(), false);
    }
    List<String> named = ids(screen);
    return new ScreenSettings(
        models, named.stream().filter(id -> !id.equals(AUTO)).toList(), named.contains(AUTO));
  }

  /** Reads {@code --models} (required) and {@code --screen}. */
  static ScreenSettings parse(JobArguments args) {
    String models = args.required("models");
    return args.read(
        "screen",
        of(models, AUTO),
        screen -> of(models, screen),
        "auto, none, or ids of packages with commas between them; auto may be one of them");
  }

  @Override
  public Optional<Classifier> open() {
    List<String> chosen = auto ? withScreens(new ModelRepository(Path.of(models))) : ids;
    LOG.info("screen: {}", chosen.isEmpty() ? NONE : chosen);
    return chosen.isEmpty()
        ? Optional.empty()
        : Optional.of(ModelHost.acquireDirect(Path.of(models), chosen));
  }

  private List<String> withScreens(ModelRepository repository) {
    return Stream.concat(screensOf(repository).stream(), ids.stream()).distinct().toList();
  }

  /** {@link #DEFAULT} first: it is asked where nobody asks by language. */
  private static List<String> screensOf(ModelRepository repository) {
    return repository.list().stream()
        .filter(listed -> listed.id().startsWith(PREFIX) && isScreen(listed))
        .map(ListedPackage::id)
        .sorted(Comparator.comparing((String id) -> !id.equals(DEFAULT)).thenComparing(id -> id))
        .toList();
  }

  private static boolean isScreen(ListedPackage listed) {
    return listed.id().equals(DEFAULT)
        || (listed.manifest().orElse(null) instanceof NgramLinearManifest screen
            && !screen.languages().isEmpty());
  }

  private static List<String> ids(String list) {
    List<String> ids = Arrays.stream(list.split(",")).filter(id -> !id.isEmpty()).toList();
    if (ids.isEmpty()) {
      throw new IllegalArgumentException("screen: '" + list + "' (expected: auto, none or ids)");
    }
    return ids;
  }
}
