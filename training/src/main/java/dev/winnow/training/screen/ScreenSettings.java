package dev.winnow.training.screen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.runtime.ngram.NgramShape;
import dev.winnow.runtime.repository.PackageManifest;
import dev.winnow.training.rows.RowSelection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to train a screen from, into what.
 *
 * @param id of the package
 * @param data folder of sets
 * @param out folder that the package is written into
 * @param rows the categories, too
 * @param teaching of some of them
 */
public record ScreenSettings(
    String id,
    Path data,
    Path out,
    RowSelection rows,
    NgramShape shape,
    Optional<Teaching> teaching) {
  /** What dev showed to be enough: docs/decisions/0014-screens.md. */
  public static final NgramShape SHAPE = new NgramShape(19, 2, 3, 6);

  /**
   * What the lineage of a screen tells of them.
   *
   * @param kept of what was tried, by category
   */
  ObjectNode json(Map<String, String> kept) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("language", rows.language()).put("rowsPerLabel", rows.rowsPerLabel());
    json.putObject("ngrams")
        .put("maxWords", shape.maxWords())
        .put("minCharacters", shape.minCharacters())
        .put("maxCharacters", shape.maxCharacters())
        .put("buckets", shape.buckets());
    ObjectNode byCategory = json.putObject("kept");
    kept.forEach(byCategory::put);
    teaching.ifPresent(by -> json.set("taught", by.json()));
    return json.put("seed", rows.seed());
  }

  public ScreenSettings {
    PackageManifest.requireId(id);
    teaching.ifPresent(by -> requireTrained(by, rows.categories()));
  }

  private static void requireTrained(Teaching teaching, List<String> categories) {
    for (String taught : teaching.shares().keySet()) {
      if (!categories.contains(taught)) {
        throw new IllegalArgumentException(
            "taught: %s (expected: of the categories that are trained: %s)"
                .formatted(taught, String.join(", ", categories)));
      }
    }
  }
}
