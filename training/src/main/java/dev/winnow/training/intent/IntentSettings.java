package dev.winnow.training.intent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.runtime.ngram.NgramShape;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to train intents from, into what.
 *
 * @param data folder of sets
 * @param set which of them; empty where one alone labels the field
 * @param field the label that names a row's class
 * @param outOfScope the class of texts that have none of the others, where the rows know one
 * @param out folder that the package is written into
 * @param language rows of other languages are left out; {@code und} is taken too
 * @param rowsPerClass at most so many rows of a class are trained on
 * @param seed draws them where there are more, and parts the dev rows
 */
public record IntentSettings(
    Path data,
    Optional<String> set,
    String field,
    String outOfScope,
    Path out,
    String language,
    int rowsPerClass,
    NgramShape shape,
    long seed) {
  /** What dev showed to be enough: docs/decisions/0033-intents.md. */
  public static final NgramShape SHAPE = new NgramShape(16, 2, 3, 6);

  public static final String FIELD = "intent";
  public static final String OUT_OF_SCOPE = "oos";

  public IntentSettings {
    if (field.isBlank()) {
      throw new IllegalArgumentException("label: '' (expected: a field of the rows' labels)");
    }
    if (rowsPerClass < 1) {
      throw new IllegalArgumentException("rows: " + rowsPerClass + " (expected: > 0)");
    }
  }

  /**
   * What the lineage tells of them.
   *
   * @param kept what was chosen and fitted
   */
  ObjectNode json(String kept) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("label", field).put("language", language).put("rowsPerClass", rowsPerClass);
    json.putObject("ngrams")
        .put("maxWords", shape.maxWords())
        .put("minCharacters", shape.minCharacters())
        .put("maxCharacters", shape.maxCharacters())
        .put("buckets", shape.buckets());
    return json.put("kept", kept).put("seed", seed);
  }
}
