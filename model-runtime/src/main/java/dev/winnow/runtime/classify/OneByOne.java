package dev.winnow.runtime.classify;

import java.util.ArrayList;
import java.util.List;

/** Runs each text alone: for a model whose scores depend on what shares the batch. */
final class OneByOne implements BatchScorer {
  private final BatchScorer scorer;

  OneByOne(BatchScorer scorer) {
    this.scorer = scorer;
  }

  @Override
  public List<Classification> score(List<Pending> batch) {
    List<Classification> classifications = new ArrayList<>();
    for (Pending pending : batch) {
      classifications.addAll(scorer.score(List.of(pending)));
    }
    return classifications;
  }
}
