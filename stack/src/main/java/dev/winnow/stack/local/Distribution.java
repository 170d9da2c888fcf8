package dev.winnow.stack.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that the build puts together: {@code lib}, {@code console}, {@code registry}, {@code
 * models} and {@code conf}. The roll-ups have jars of their own because Kafka Streams' RocksDB and
 * Flink's clash on one classpath.
 */
public record Distribution(Path home) {
  private static final String PROPERTY = "winnow.home";

  public Distribution {
    home = home.toAbsolutePath().normalize();
    for (String folder : List.of("lib", "console", "registry", "models", "conf")) {
      if (!Files.isDirectory(home.resolve(folder))) {
        throw new IllegalArgumentException(
            home + ": no folder " + folder + " (expected: what the build puts together)");
      }
    }
  }

  /** The one that this JVM was started from. */
  public static Distribution current() {
    String home = System.getProperty(PROPERTY);
    if (home == null) {
      throw new IllegalStateException(
          "-D" + PROPERTY + " is missing (expected: the folder of the distribution)");
    }
    return new Distribution(Path.of(home));
  }

  /** Everything but the roll-ups. */
  List<String> classpath() {
    return List.of(home.resolve("lib") + "/*");
  }

  List<String> consoleClasspath() {
    return List.of(home.resolve("console") + "/*");
  }

  /** The registry's one jar, which names those it needs. */
  List<String> registryClasspath() {
    try (Stream<Path> jars = Files.list(home.resolve("registry"))) {
      return jars.map(Path::toString).filter(jar -> jar.endsWith("-runner.jar")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for the registry in " + home, e);
    }
  }

  public Path models() {
    return home.resolve("models");
  }

  Path logConfiguration() {
    return home.resolve("conf").resolve("log4j2.properties");
  }
}
