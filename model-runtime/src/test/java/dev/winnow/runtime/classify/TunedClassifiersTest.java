package dev.winnow.runtime.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.batch.BatchLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TunedClassifiersTest {
  private static final ClassifierSpec OPEN = ClassifierSpec.of(Path.of("models"), "fake");

  private final TunedClassifiers tuned = new TunedClassifiers();

  @Test
  void measures_a_model_once_however_often_it_is_started() {
    FakeTextModel first = FakeTextModel.running();
    tuned.start(first, OPEN).close();
    assertThat(first.batchSizes).isNotEmpty();
    FakeTextModel second = FakeTextModel.running();
    try (Classifier classifier = tuned.start(second, OPEN)) {
      assertThat(second.batchSizes).isEmpty();
      assertThat(classifier.classify("text").join().tokens()).isEqualTo(4);
    }
  }

  @Test
  void measures_nothing_where_the_spec_leaves_nothing_open() {
    FakeTextModel model = FakeTextModel.running();
    ClassifierSpec decided =
        OPEN.withThreads(2).withLimits(new BatchLimits(64, Duration.ZERO, 640));
    tuned.start(model, decided).close();
    assertThat(model.batchSizes).isEmpty();
  }

  @Test
  void measures_again_where_another_part_is_left_open() {
    tuned.start(FakeTextModel.running(), OPEN).close();
    FakeTextModel model = FakeTextModel.running();
    tuned.start(model, OPEN.withThreads(1)).close();
    assertThat(model.batchSizes).isNotEmpty();
  }

  @Test
  void runs_another_version_as_was_found_for_the_first() {
    tuned.start(named("encoder", "1", "a"), OPEN).close();
    FakeTextModel next = named("encoder", "2", "b");
    tuned.start(next, OPEN).close();
    assertThat(next.batchSizes).isEmpty();
  }

  @Test
  void measures_a_model_of_another_name() {
    tuned.start(named("encoder", "1", "a"), OPEN).close();
    FakeTextModel other = named("other", "1", "a");
    tuned.start(other, OPEN).close();
    assertThat(other.batchSizes).isNotEmpty();
  }

  private static FakeTextModel named(String id, String version, String sha256) {
    FakeTextModel model =
        new FakeTextModel() {
          @Override
          public List<ModelIdentity> models() {
            return List.of(new ModelIdentity(id, version, sha256, ""));
          }
        };
    model.runs.release(1_000_000);
    return model;
  }

  @Test
  void closes_a_model_that_cannot_be_measured() {
    FakeTextModel broken =
        new FakeTextModel() {
          @Override
          public BatchScorer newScorer() {
            throw new IllegalStateException("broken");
          }
        };
    assertThatThrownBy(() -> tuned.start(broken, OPEN)).hasMessage("broken");
    assertThat(broken.closed).hasValue(1);
  }
}
