package dev.winnow.training.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One data set: a folder with {@code train.jsonl.gz} to fit on and {@code dev.jsonl.gz} to choose
 * and measure on (either may be missing or plain), and a {@code SOURCE.txt} that names the licence.
 */
public record LabelledSet(String name, Path folder) {
  private static final String LICENCE = "licence:";

  /** The sets below a folder, sorted by name. */
  public static List<LabelledSet> below(Path data) {
    if (!Files.isDirectory(data)) {
      throw new DataException(data + ": no folder (expected: <set>/train.jsonl.gz below it)");
    }
    try (Stream<Path> folders = Files.list(data)) {
      List<LabelledSet> sets =
          folders
              .filter(Files::isDirectory)
              .map(folder -> new LabelledSet(String.valueOf(folder.getFileName()), folder))
              .filter(set -> set.train().isPresent() || set.dev().isPresent())
              .sorted((a, b) -> a.name.compareTo(b.name))
              .toList();
      if (sets.isEmpty()) {
        throw new DataException(data + ": no sets (expected: <set>/train.jsonl.gz below it)");
      }
      return sets;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Optional<LabelledFile> train() {
    return file("train");
  }

  public Optional<LabelledFile> dev() {
    return file("dev");
  }

  /** As {@code SOURCE.txt} has it; "not stated" where it says nothing. */
  public String licence() {
    Path source = folder.resolve("SOURCE.txt");
    if (!Files.isRegularFile(source)) {
      return "not stated";
    }
    try (Stream<String> lines = Files.lines(source)) {
      return lines
          .filter(line -> line.startsWith(LICENCE))
          .map(line -> line.substring(LICENCE.length()).strip())
          .findFirst()
          .orElse("not stated");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<LabelledFile> file(String split) {
    return Stream.of(split + ".jsonl.gz", split + ".jsonl")
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(path -> new LabelledFile(path, name));
  }
}
