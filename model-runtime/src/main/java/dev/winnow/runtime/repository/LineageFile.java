package dev.winnow.runtime.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of a package, oldest first: an object of JSON a line, and lines are only ever added.
 * No worker reads it.
 */
public final class LineageFile {
  public static final String NAME = "lineage.jsonl";

  /** Some thousand promotions. */
  private static final long MAX_BYTES = 16 << 20;

  private static final JsonMapper JSON = new JsonMapper();

  private LineageFile() {}

  /** Adds a line; the file is made where there is none. */
  public static void append(Path folder, ObjectNode event) throws IOException {
    Files.writeString(
        folder.resolve(NAME), event + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** All lines; none where there is no file. */
  public static List<JsonNode> read(Path folder) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : lines(folder)) {
      events.add(JSON.readTree(line));
    }
    return events;
  }

  /** Puts the lines of an older package before those of a newer one; what both have stands once. */
  public static void prepend(Path older, Path newer) throws IOException {
    Set<String> all = new LinkedHashSet<>(lines(older));
    all.addAll(lines(newer));
    if (!all.isEmpty()) {
      Files.write(newer.resolve(NAME), all, StandardCharsets.UTF_8);
    }
  }

  private static List<String> lines(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (Files.notExists(file)) {
      return List.of();
    }
    if (Files.isSymbolicLink(file) || Files.size(file) > MAX_BYTES) {
      throw new ModelLoadException(
          "%s: a link, or larger than %d bytes (expected: neither)".formatted(file, MAX_BYTES));
    }
    return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
  }
}
