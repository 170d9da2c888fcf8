package dev.winnow.pipeline.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.revision.Ruling.Cancel;
import dev.winnow.schemas.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class RulingTest {
  private static final RevisionSet NONE = RevisionSet.empty();

  @Test
  void the_first_revision_passes_and_cancels_nothing() {
    assertThat(Ruling.onUpsert(NONE, 3)).isEqualTo(new Ruling(true, null, null, NONE.with(3)));
  }

  @Test
  void a_higher_revision_passes_and_withdraws_what_waits_of_the_lower_ones() {
    Ruling ruling = Ruling.onUpsert(NONE.with(3), 5);
    assertThat(ruling.passes()).isTrue();
    assertThat(ruling.cancel()).isEqualTo(new Cancel(4, Outcome.SUPERSEDED));
  }

  @Test
  void a_lower_revision_ends_superseded_without_a_model() {
    Ruling ruling = Ruling.onUpsert(NONE.with(5), 3);
    assertThat(ruling.passes()).isFalse();
    assertThat(ruling.withdrawn()).isEqualTo(Outcome.SUPERSEDED);
    assertThat(ruling.cancel()).isNull();
  }

  @Test
  void the_same_revision_again_is_a_repeat() {
    assertThat(Ruling.onUpsert(NONE.with(5), 5).isRepeat()).isTrue();
  }

  @Test
  void a_delete_of_a_known_revision_only_withdraws_what_waits() {
    Ruling ruling = Ruling.onDelete(NONE.with(2), 2);
    assertThat(ruling.withdrawn()).isNull();
    assertThat(ruling.cancel()).isEqualTo(new Cancel(2, Outcome.DELETED));
  }

  @Test
  void a_delete_of_an_unknown_revision_is_its_outcome() {
    Ruling ruling = Ruling.onDelete(NONE.with(1), 2);
    assertThat(ruling.withdrawn()).isEqualTo(Outcome.DELETED);
    assertThat(ruling.cancel()).isEqualTo(new Cancel(2, Outcome.DELETED));
  }

  @Test
  void a_revision_that_comes_after_its_delete_never_reaches_a_model() {
    RevisionSet deleted = Ruling.onDelete(NONE, 4).seen();
    assertThat(Ruling.onUpsert(deleted, 4).isRepeat()).isTrue();
    assertThat(Ruling.onUpsert(deleted, 3).withdrawn()).isEqualTo(Outcome.DELETED);
    assertThat(Ruling.onUpsert(deleted, 5).passes()).isTrue();
  }

  @Test
  void a_delete_again_is_a_repeat() {
    assertThat(Ruling.onDelete(Ruling.onDelete(NONE, 4).seen(), 4).isRepeat()).isTrue();
  }

  /** A delete where the revision is negative. */
  @Property(seed = "17")
  void every_revision_has_exactly_one_outcome_whatever_the_order(
      @ForAll("arrivals") List<Long> arrivals) {
    RevisionSet seen = NONE;
    Map<Long, Integer> outcomes = new HashMap<>();
    long highestPassed = 0;
    for (long arrival : arrivals) {
      long revision = Math.abs(arrival);
      Ruling ruling =
          arrival > 0 ? Ruling.onUpsert(seen, revision) : Ruling.onDelete(seen, revision);
      if (ruling.passes() || ruling.withdrawn() != null) {
        outcomes.merge(revision, 1, Integer::sum);
      }
      if (ruling.passes()) {
        assertThat(revision).isGreaterThan(Math.max(highestPassed, seen.deletedUpTo()));
        highestPassed = revision;
      }
      seen = ruling.seen();
    }
    for (long arrival : arrivals) {
      assertThat(Objects.requireNonNull(outcomes.get(Math.abs(arrival)))).isEqualTo(1);
    }
  }

  @Provide
  Arbitrary<List<Long>> arrivals() {
    return Arbitraries.longs().between(-9, 9).filter(n -> n != 0).list().ofMaxSize(40);
  }
}
