package dev.winnow.runtime.classify;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is gathered for one text, run by run. Not thread-safe. */
final class Findings {
  private final Map<String, CategoryScore> scores = new LinkedHashMap<>();
  private final Set<ModelIdentity> models = new LinkedHashSet<>();

  /** Notes models that ran for this text and gave no score themselves. */
  void ran(Collection<ModelIdentity> encoders) {
    models.addAll(encoders);
  }

  void found(Head head, float score) {
    scores.put(head.category(), head.calibrated(score));
    models.add(head.identity());
  }

  Classification classification(Pending pending) {
    return new Classification(
        scores, pending.text().length(), pending.text().truncated(), List.copyOf(models));
  }
}
