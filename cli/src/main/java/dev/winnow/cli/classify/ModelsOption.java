package dev.winnow.cli.classify;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the model packages lie: those of the build, unless told otherwise. */
public final class ModelsOption {
  @Option(
      names = "--models",
      paramLabel = "DIR",
      description = "Folder of model packages. Default: the one that came with the build.")
  private @Nullable Path models;

  /** The folder that was named, if one was. */
  public Optional<Path> named() {
    return Optional.ofNullable(models);
  }

  /** The distribution tells where it lies; without it the working directory's is taken. */
  public Path folder() {
    if (models != null) {
      return models;
    }
    String home = System.getProperty("winnow.home");
    return home == null ? Path.of("models") : Path.of(home, "models");
  }
}
