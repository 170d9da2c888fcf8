package dev.winnow.runtime.classify;

import dev.winnow.runtime.repository.Pooling;
import java.util.List;

/** Heads that run together over the same vectors. Thread-safe. */
interface HeadGroup {
  List<Head> heads();

  /** The poolings that its vectors are made of. */
  List<Pooling> features();

  /**
   * Scores each vector by the heads that are wanted for it.
   *
   * @param vectors one for each text, not written to
   * @param wanted for each text the places of heads in {@link #heads}
   * @return for each text the raw scores, in the order of its wish
   */
  float[][] score(float[][] vectors, int[][] wanted);
}
