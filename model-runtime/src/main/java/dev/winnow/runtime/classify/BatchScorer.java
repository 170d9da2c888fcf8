package dev.winnow.runtime.classify;

import java.util.List;

/** Scores a batch in one run of the model. Not thread-safe. */
interface BatchScorer {
  /** One classification for each text, in their order. Any exception means that none has one. */
  List<Classification> score(List<Pending> batch);
}
