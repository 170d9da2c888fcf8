package dev.winnow.runtime.encode;

import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.List;

/** Gives texts their vectors. One thread at a time. */
public interface TextVectors {
  /** The texts' vectors of unit length, in their order, whatever else is in the batch. */
  float[][] encode(List<TokenizedText> batch);
}
