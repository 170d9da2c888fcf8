package dev.winnow.training.rows;

import dev.winnow.runtime.repository.Sha256;
import dev.winnow.training.data.LabelledFile;
import dev.winnow.training.data.LabelledRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rows of one source, in memory.
 *
 * @param files where they come from, for the card
 */
public record SetRows(
    String name,
    String licence,
    List<LabelledFile> files,
    List<LabelledRow> train,
    List<LabelledRow> dev) {
  public SetRows {
    files = List.copyOf(files);
    train = List.copyOf(train);
    dev = List.copyOf(dev);
  }

  /** SHA-256 of the files by name, in their order; empty where the rows come with Winnow. */
  public Map<String, String> hashes() {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (LabelledFile file : files) {
      try {
        hashes.put(String.valueOf(file.path().getFileName()), Sha256.of(file.path()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return hashes;
  }

  /** A set without training rows is measured on and nothing else. */
  public boolean isOnlyMeasured() {
    return train.isEmpty();
  }

  public boolean labels(String category) {
    return Stream.concat(train.stream(), dev.stream()).anyMatch(row -> row.isLabelled(category));
  }
}
