package dev.winnow.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.schemas.Mode;
import dev.winnow.schemas.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DriftCounterTest {
  private static final DriftReference REFERENCE =
      Streams.reference(10_000, Streams.even("hate", 0), Streams.even("spam", 0));

  private final Hands clock = new Hands();

  @Test
  void full_batches_are_handed_on_and_each_item_is_counted_in_one_bin_of_each_figure() {
    DriftCounter counter = new DriftCounter(REFERENCE, clock);
    for (int i = 1; i < DriftCounter.BATCH; i++) {
      assertThat(counter.add(Judged.byScreen(0.99, 7, "en"))).isEmpty();
    }
    int[] counts = counter.add(Judged.byScreen(0.99, 7, "en")).orElseThrow().counts();
    assertThat(counts).hasSize(2 * Streams.BINS);
    assertThat(counts[2 * Streams.BINS - 1]).isEqualTo(DriftCounter.BATCH);
    assertThat(counts[Streams.BINS - 1]).isZero();
    assertThat(counter.rest()).isEmpty();
  }

  @Test
  void where_items_are_few_the_next_one_after_a_while_takes_them_along() {
    DriftCounter counter = new DriftCounter(REFERENCE, clock);
    assertThat(counter.add(Judged.byScreen(0.01, 7, "en"))).isEmpty();
    clock.now = clock.now.plus(DriftCounter.PAUSE);
    int[] counts = counter.add(Judged.byScreen(0.01, 7, "en")).orElseThrow().counts();
    assertThat(counts[Streams.BINS]).isEqualTo(2);
  }

  @Test
  void each_figure_is_counted_at_one_place_though_an_item_comes_by_at_two() {
    DriftReference reference =
        Streams.reference(10_000, Streams.even("spam", 0), Streams.even("specialists", "hate", 0));
    Verdict verdict = Judged.bySpecialists(0.99, 0.01);
    DriftCounter screen = new DriftCounter(reference, clock);
    DriftCounter decide = new DriftCounter(reference, clock);

    assertThat(screen.addPassedOn(Mode.LIVE, "de", verdict.getEvidence().get(0))).isEmpty();
    assertThat(screen.addPassedOn(Mode.SHADOW, "de", verdict.getEvidence().get(0))).isEmpty();
    assertThat(screen.addPassedOn(Mode.LIVE, "de", null)).isEmpty();
    assertThat(decide.addSpecialists(verdict)).isEmpty();

    int[] atScreen = screen.rest().orElseThrow().counts();
    int[] atDecide = decide.rest().orElseThrow().counts();
    assertThat(Arrays.stream(atScreen).sum()).isOne();
    assertThat(atScreen[Streams.BINS - 1]).isOne();
    assertThat(Arrays.stream(atDecide).sum()).isOne();
    assertThat(atDecide[Streams.BINS]).isOne();
  }

  @Test
  void replays_do_not_count_and_without_a_reference_nothing_does() {
    Verdict replayed = Judged.byScreen(0.5, 7, "en");
    replayed.setMode("backfill");
    DriftCounter counter = new DriftCounter(REFERENCE, clock);
    assertThat(counter.add(replayed)).isEmpty();
    assertThat(counter.rest()).isEmpty();
    DriftCounter idle = new DriftCounter(null, clock);
    Optional<DriftCounts> counted = Optional.empty();
    for (int i = 0; i < 2 * DriftCounter.BATCH; i++) {
      counted = counted.or(() -> idle.add(Judged.byScreen(0.5, 7, "en")));
    }
    assertThat(counted).isEmpty();
  }

  /** A clock that stands until it is moved. */
  private static final class Hands extends Clock {
    private Instant now = Streams.START;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public long millis() {
      return now.toEpochMilli();
    }
  }
}
