package dev.winnow.stack.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
    return List.of(jar("registry", "*-runner.jar").toString());
  }

  /** What holds the leash of each part. */
  Path leash() {
    return jar("lib", "winnow-stack-*.jar");
  }

  public Path models() {
    return home.resolve("models");
  }

  /** What the parts keep of their classes; not of the build, and made when it is first needed. */
  Path classArchives() {
    return home.resolve("archives");
  }

  Path logConfiguration() {
    return home.resolve("conf").resolve("log4j2.properties");
  }

  private Path jar(String folder, String name) {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(home.resolve(folder), name)) {
      for (Path jar : found) {
        return jar;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + home.resolve(folder), e);
    }
    throw new IllegalStateException(home.resolve(folder) + ": no " + name + " (expected: one)");
  }
}
