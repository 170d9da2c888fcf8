package dev.winnow.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The schemas as they were released: {@code released/<version>/<Type>.avsc}, never changed. */
final class Releases {
  private static final Path FOLDER =
      Path.of(
          System.getProperty("winnow.root", ".."),
          "schemas/src/main/resources/dev/winnow/schemas/released");

  private Releases() {}

  /** The types of values that topics have, each once, sorted by name. */
  static List<Schema> current() {
    return Topics.all().values().stream()
        .map(PortableSchema::of)
        .distinct()
        .sorted((one, other) -> one.getName().compareTo(other.getName()))
        .toList();
  }

  /** The released versions of a type, oldest first. */
  static List<Schema> of(String type) {
    try (Stream<Path> versions = Files.list(FOLDER)) {
      return versions
          .map(folder -> Integer.parseInt(folder.getFileName().toString()))
          .sorted()
          .map(version -> FOLDER.resolve(version.toString()).resolve(type + ".avsc"))
          .filter(Files::exists)
          .map(Releases::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
