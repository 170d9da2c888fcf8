package dev.winnow.runtime.label;

import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.List;

/** One thread's way into a model. Not thread-safe; needs no closing. */
public interface LabelWorker {
  /**
   * Scores from 0 to 1: a row for each text, in their order, a column for each label of the
   * manifest. The cost goes with the longest text times their number.
   *
   * <p>Fails with {@link IllegalStateException} where the model gave something else.
   */
  float[][] score(List<TokenizedText> batch);
}
