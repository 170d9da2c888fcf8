package dev.winnow.training.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A file of labelled rows as JSON Lines, plain or gzip (told by its first bytes).
 *
 * @param set the source of rows that name none: the folder of a {@code <set>/dev.jsonl.gz}, else
 *     the file's own name
 */
public record LabelledFile(Path path, String set) {
  private static final List<String> ENDINGS = List.of(".jsonl.gz", ".jsonl");

  public static LabelledFile of(Path path) {
    String stem = stem(path);
    Path folder = path.toAbsolutePath().getParent();
    boolean isSplit = stem.equals("train") || stem.equals("dev") || stem.equals("test");
    return new LabelledFile(
        path, isSplit && folder != null ? String.valueOf(folder.getFileName()) : stem);
  }

  /** What to measure on: the file itself, or below a folder all files but {@code train.*}. */
  public static List<LabelledFile> forEvaluation(Path input) {
    if (Files.isRegularFile(input)) {
      return List.of(of(input));
    }
    try (Stream<Path> below = Files.walk(input)) {
      List<LabelledFile> files =
          below
              .filter(Files::isRegularFile)
              .filter(path -> ENDINGS.stream().anyMatch(path.toString()::endsWith))
              .filter(path -> !stem(path).equals("train"))
              .sorted()
              .map(LabelledFile::of)
              .toList();
      if (files.isEmpty()) {
        throw new DataException(input + ": no rows (expected: *.jsonl or *.jsonl.gz below it)");
      }
      return files;
    } catch (IOException e) {
      throw new DataException(input + ": cannot be read (expected: a file or folder)", e);
    }
  }

  public List<LabelledRow> rows() {
    List<LabelledRow> rows = new ArrayList<>();
    forEach(rows::add);
    return rows;
  }

  /** Reads row by row; only one line is held at a time. */
  public void forEach(Consumer<LabelledRow> consumer) {
    try (InputStream in = open()) {
      LabelledRowFormat.forEach(in, path.toString(), set, consumer);
    } catch (IOException e) {
      throw new DataException(path + ": cannot be read", e);
    }
  }

  /** Reads line by line as they stand; blank lines are passed over. */
  public void forEachLine(Consumer<String> consumer) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          consumer.accept(line);
        }
      }
    } catch (IOException e) {
      throw new DataException(path + ": cannot be read", e);
    }
  }

  private InputStream open() throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(path));
    raw.mark(2);
    boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    return gzip ? new GZIPInputStream(raw) : raw;
  }

  private static String stem(Path path) {
    String name = String.valueOf(path.getFileName());
    return ENDINGS.stream()
        .filter(name::endsWith)
        .findFirst()
        .map(ending -> name.substring(0, name.length() - ending.length()))
        .orElse(name);
  }
}
