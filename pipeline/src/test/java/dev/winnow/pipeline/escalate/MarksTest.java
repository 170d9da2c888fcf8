package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.schemas.Outcome;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MarksTest {
  @Property(seed = "17")
  void what_was_seen_survives_the_way_through_state(
      @ForAll @Size(max = 30) List<@LongRange(min = 1, max = 40) Long> revisions) {
    Marks marks = Marks.NONE.withCancelled(7, Outcome.DELETED);
    for (long revision : revisions) {
      marks = Marks.of(marks.withSeen(revision).toState());
    }

    Marks seen = marks;
    assertThat(LongStream.rangeClosed(0, 41).filter(seen::hasSeen).boxed())
        .containsExactlyElementsOf(revisions.stream().distinct().sorted().toList());
    assertThat(seen.deletedUpTo()).isEqualTo(7);
  }

  @Test
  void says_why_a_revision_is_withdrawn() {
    Marks marks = Marks.NONE.withCancelled(4, Outcome.DELETED).withCancelled(2, Outcome.SUPERSEDED);

    assertThat(marks.withdrawn(2)).contains(Outcome.SUPERSEDED);
    assertThat(marks.withdrawn(4)).contains(Outcome.DELETED);
    assertThat(marks.withdrawn(5)).isEmpty();
    assertThat(marks.withSeen(9).withdrawn(5)).contains(Outcome.SUPERSEDED);
  }

  @Test
  void a_milder_cancellation_takes_nothing_back() {
    Marks marks = Marks.NONE.withCancelled(4, Outcome.DELETED).withCancelled(3, Outcome.DELETED);

    assertThat(marks.withdrawn(4)).contains(Outcome.DELETED);
  }
}
