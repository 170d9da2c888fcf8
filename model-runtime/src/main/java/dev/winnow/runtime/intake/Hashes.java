package dev.winnow.runtime.intake;

import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The hashes of the files of a package that is being made. */
final class Hashes {
  static final String CARD = "CARD.md";

  private Hashes() {}

  /** Of all files but the manifest and the card, by name. */
  static Map<String, String> of(Path folder) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      if (!name.equals(ManifestFile.NAME) && !name.equals(CARD)) {
        hashes.put(name, Sha256.of(file));
      }
    }
    return hashes;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
