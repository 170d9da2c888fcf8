package dev.winnow.runtime.repository;

import dev.winnow.onnx.graph.OnnxOutline;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.pace.Loading;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Holds a tokenizer against the model that reads its ids: an id without a vector would fail an item
 * in service, and a tokenizer of another model gives nonsense that no error shows.
 */
public final class VocabularyFit {
  private VocabularyFit() {}

  /**
   * Fails where the tokenizer knows ids that the model does not. Where the graph hides its table,
   * only running it tells.
   *
   * @param input the graph's input of token ids
   */
  public static void require(Path model, String input, Path tokenizer) {
    long largest = TokenIds.largest(tokenizer);
    Loading.step();
    OptionalLong rows = EmbeddingRows.of(OnnxOutline.read(model), input);
    if (rows.isPresent() && largest >= rows.getAsLong()) {
      throw new ModelLoadException(
          "%s: largest token id: %d (expected: below %d, the rows of the embedding in %s)"
              .formatted(tokenizer, largest, rows.getAsLong(), model.getFileName()));
    }
  }
}
