package dev.winnow.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.cli.lines.Line;
import dev.winnow.cli.lines.LineLimit;
import dev.winnow.cli.lines.Lines;
import dev.winnow.pipeline.cascade.Guard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The texts of items or labelled rows, whatever else a line holds. */
final class Texts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Texts() {}

  /** From one file, or from all {@code .jsonl} and {@code .jsonl.gz} files below a folder. */
  static List<String> read(Path path) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : files(path)) {
      try (Lines lines = Lines.open(file, LineLimit.ofText(Guard.DEFAULT_MAX_TEXT_BYTES))) {
        for (Line line = lines.next(); line != null; line = lines.next()) {
          JsonNode text = line.text().isBlank() ? null : JSON.readTree(line.text()).get("text");
          if (text != null && !text.asText().isBlank()) {
            texts.add(text.asText());
          }
        }
      }
    }
    if (texts.isEmpty()) {
      throw new IOException(path + ": no texts (expected: JSON Lines with a text)");
    }
    return texts;
  }

  private static List<Path> files(Path path) throws IOException {
    try (Stream<Path> found = Files.walk(path)) {
      return found
          .filter(Files::isRegularFile)
          .filter(file -> file.equals(path) || file.toString().matches(".*\\.jsonl(\\.gz)?"))
          .sorted()
          .toList();
    }
  }
}
