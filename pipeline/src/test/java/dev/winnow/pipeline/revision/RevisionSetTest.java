package dev.winnow.pipeline.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class RevisionSetTest {
  @Property(seed = "17")
  void holds_exactly_what_was_added_in_any_order(
      @ForAll @Size(max = 100) List<@LongRange(min = 1, max = 40) Long> revisions) {
    RevisionSet set = RevisionSet.empty();
    for (long revision : revisions) {
      set = set.with(revision);
    }
    TreeSet<Long> expected = new TreeSet<>(revisions);
    for (long revision = 0; revision <= 41; revision++) {
      assertThat(set.contains(revision)).isEqualTo(expected.contains(revision));
    }
    assertThat(set.highest()).isEqualTo(expected.isEmpty() ? 0 : expected.last());
    assertThat(set.bounds().length % 2).isZero();
  }

  @Test
  void revisions_in_order_stay_one_range() {
    RevisionSet set = RevisionSet.empty();
    for (long revision = 1; revision <= 1000; revision++) {
      set = set.with(revision);
    }
    assertThat(set.bounds()).containsExactly(1, 1000);
  }

  @Test
  void forgets_the_lowest_beyond_its_bound() {
    RevisionSet set = RevisionSet.empty();
    for (long i = 0; i <= RevisionSet.MAX_RANGES; i++) {
      set = set.with(1 + 2 * i);
    }
    assertThat(set.bounds()).hasSize(2 * RevisionSet.MAX_RANGES);
    assertThat(set.contains(1)).isFalse();
    assertThat(set.contains(3)).isTrue();
    assertThat(set.highest()).isEqualTo(1 + 2 * RevisionSet.MAX_RANGES);
  }

  @Test
  void the_largest_revision_fits() {
    RevisionSet set = RevisionSet.empty().with(Long.MAX_VALUE).with(Long.MAX_VALUE - 1);
    assertThat(set.bounds()).containsExactly(Long.MAX_VALUE - 1, Long.MAX_VALUE);
  }
}
