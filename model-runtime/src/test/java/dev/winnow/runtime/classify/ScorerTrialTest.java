package dev.winnow.runtime.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.tune.Tuning;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScorerTrialTest {
  /** Counts batches by their shape, and can fail for one of two scorers. */
  private static final class ShapedModel extends FakeTextModel {
    private final Map<List<Integer>, AtomicInteger> shapes = new ConcurrentHashMap<>();
    private final AtomicInteger scorers = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private boolean broken;

    @Override
    public BatchScorer newScorer() {
      boolean first = scorers.getAndIncrement() == 0;
      return batch -> {
        if (broken && first) {
          throw new IllegalStateException("broken");
        }
        shapes
            .computeIfAbsent(
                List.of(batch.size(), batch.get(0).text().length()), shape -> new AtomicInteger())
            .incrementAndGet();
        List<Classification> answers =
            batch.stream().map(Pending::text).map(FakeTextModel::classification).toList();
        ended.incrementAndGet();
        return answers;
      };
    }
  }

  private final ShapedModel model = new ShapedModel();

  @Test
  void runs_full_batches_of_a_short_and_of_a_long_text_as_often_as_the_tuning_says() {
    try (ScorerTrial trial = new ScorerTrial(model)) {
      assertThat(trial.run(new Tuning(2, 512))).isPositive();
    }
    assertThat(model.shapes).containsOnlyKeys(List.of(16, 32), List.of(2, 256));
    assertThat(model.shapes.values()).allSatisfy(count -> assertThat(count).hasValue(2));
  }

  @Test
  void a_text_longer_than_the_bound_travels_alone() {
    try (ScorerTrial trial = new ScorerTrial(model)) {
      trial.run(new Tuning(1, 64));
    }
    assertThat(model.shapes).containsOnlyKeys(List.of(2, 32), List.of(1, 256));
  }

  @Test
  void a_failure_ends_the_trial_when_the_other_run_has_ended_too() {
    model.broken = true;
    try (ScorerTrial trial = new ScorerTrial(model)) {
      assertThatThrownBy(() -> trial.run(new Tuning(2, 64))).hasMessage("broken");
    }
    assertThat(model.ended).hasValue(1);
  }
}
