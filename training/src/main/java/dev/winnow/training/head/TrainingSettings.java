package dev.winnow.training.head;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.runtime.repository.Pooling;
import dev.winnow.training.rows.RowSelection;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;

/**
 * What to train, from what, into what.
 *
 * @param data folder of sets
 * @param models folder of packages that holds the encoder
 * @param encoder id of the encoder's package
 * @param features the poolings of the encoder's vectors that heads read, side by side; empty for
 *     the encoder's own
 * @param out folder that the heads' packages are written into
 * @param cache folder of vectors already computed
 * @param language rows of other languages are left out; {@code und} is taken too
 * @param rowsPerLabel at most so many positives and so many negatives of a set are trained on
 * @param calibrated false for triggers, made of texts that say nothing of how often a category
 *     comes
 * @param threads how many runs of the encoder go on at once
 */
public record TrainingSettings(
    Path data,
    Path models,
    String encoder,
    List<String> categories,
    List<Pooling> features,
    Path out,
    Path cache,
    String language,
    int rowsPerLabel,
    boolean calibrated,
    int threads,
    long seed) {
  public TrainingSettings {
    if (categories.isEmpty()) {
      throw new IllegalArgumentException("categories: none (expected: at least one)");
    }
    if (rowsPerLabel < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "rowsPerLabel: %d, threads: %d (expected: both > 0)".formatted(rowsPerLabel, threads));
    }
    if (!features.isEmpty() && EnumSet.copyOf(features).size() < features.size()) {
      throw new IllegalArgumentException("features: %s (expected: each once)".formatted(features));
    }
    categories = List.copyOf(categories);
    features = List.copyOf(features);
  }

  /** How many numbers heads read, on an encoder of so many dimensions. */
  int width(int dimensions) {
    return dimensions * Math.max(1, features.size());
  }

  /**
   * What the lineage of a head tells of them.
   *
   * @param kept of the candidates
   */
  ObjectNode json(String kept) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("language", language)
            .put("rowsPerLabel", rowsPerLabel)
            .put("calibrated", calibrated)
            .put("kept", kept)
            .put("seed", seed);
    if (!features.isEmpty()) {
      ArrayNode poolings = json.putArray("features");
      features.forEach(pooling -> poolings.add(pooling.term()));
    }
    return json;
  }

  RowSelection selection() {
    return new RowSelection(categories, language, rowsPerLabel, false, seed);
  }
}
