package dev.winnow.cli.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.pipeline.drift.Bins;
import dev.winnow.pipeline.drift.Bins.Ranges;
import dev.winnow.pipeline.drift.Bins.Words;
import dev.winnow.pipeline.drift.DriftCounts;
import dev.winnow.pipeline.drift.DriftReference;
import dev.winnow.pipeline.drift.DriftWatch;
import dev.winnow.pipeline.drift.Figure;
import dev.winnow.pipeline.drift.Figure.Kind;
import dev.winnow.pipeline.drift.FigureReference;
import dev.winnow.pipeline.drift.Reading;
import dev.winnow.training.data.DataException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ReferenceRowsTest {
  private static final Figure SPAM = new Figure(Kind.SCORE, "screen", "spam");
  private static final ReferenceTerms STRICT = new ReferenceTerms(0.99, 0, 100_000_000);

  @Test
  void scores_are_cut_into_like_parts_and_more_finely_where_they_are_high() {
    ReferenceRows rows = new ReferenceRows(10_000);
    for (int row = 0; row < 8000; row++) {
      rows.add(Screened.of(row / 8000.0, 10, "en"));
    }
    FigureReference spam = figure(rows.reference(STRICT, "", Instant.EPOCH), SPAM);
    assertThat(spam.cells())
        .extracting(FigureReference.Cell::rows)
        .startsWith(500L, 500L, 500L)
        .endsWith(500L, 250L, 125L, 63L, 62L);
    assertThat(((Ranges) spam.bins()).edges()).contains(499 / 8000.0, 7499 / 8000.0);
    assertThat(spam.cells())
        .allSatisfy(cell -> assertThat(cell.rows() / 8000.0).isBetween(cell.low(), cell.high()));
  }

  @Test
  void common_languages_have_a_part_each_and_figures_that_never_vary_are_left_out() {
    ReferenceRows rows = new ReferenceRows(10_000);
    for (int row = 0; row < 1000; row++) {
      String language = row % 10 < 7 ? "en" : row % 10 < 9 ? "de" : row < 500 ? "fr" : "it";
      rows.add(Screened.of(row / 1000.0, 10, language));
    }
    DriftReference reference = rows.reference(STRICT, "", Instant.EPOCH);
    Bins languages = figure(reference, new Figure(Kind.LANGUAGE, "", "")).bins();
    assertThat(languages).isEqualTo(new Words(List.of("en", "de", "fr", "it")));
    assertThat(reference.figures())
        .extracting(one -> one.figure().name())
        .containsExactly("language", "score-screen-spam", "truncated-screen");
    assertThat(rows.leftOut())
        .extracting(column -> column.figure().name())
        .containsExactly("tokens-screen");
  }

  @Test
  void too_few_rows_and_too_many_are_refused() {
    ReferenceRows rows = new ReferenceRows(ReferenceRows.FEWEST - 1);
    for (int row = 1; row < ReferenceRows.FEWEST; row++) {
      rows.add(Screened.of(0.5, 10, "en"));
    }
    assertThatThrownBy(() -> rows.reference(STRICT, "", Instant.EPOCH))
        .isInstanceOf(DataException.class)
        .hasMessage("rows: 199 (expected: 200 or more)");
    assertThatThrownBy(() -> rows.add(Screened.of(0.5, 10, "en")))
        .isInstanceOf(DataException.class)
        .hasMessage("rows: more than 199 (expected: at most --max-rows)");
  }

  /** A reference of few rows is not exact, and a stream is long: it must not sound for that. */
  @Test
  void what_few_rows_do_not_know_is_no_drift() {
    int sounded = 0;
    int references = 200;
    for (int seed = 0; seed < references; seed++) {
      sounded += soundsWithoutDrift(new Random(seed)) ? 1 : 0;
    }
    assertThat(sounded).isLessThanOrEqualTo(references / 50);
  }

  private static boolean soundsWithoutDrift(Random random) {
    ReferenceRows rows = new ReferenceRows(500);
    for (int row = 0; row < 500; row++) {
      rows.add(Screened.of(random.nextDouble(), 5 + random.nextInt(100), "en"));
    }
    DriftReference whole = rows.reference(STRICT, "", Instant.EPOCH);
    FigureReference spam = figure(whole, SPAM);
    DriftReference reference =
        new DriftReference(Instant.EPOCH, "", 500, 0.99, 0, whole.falseAlarm(), List.of(spam));
    DriftWatch watch = new DriftWatch(reference, 10_000, Instant.EPOCH);
    for (int batch = 0; batch < 100; batch++) {
      int[] counts = new int[spam.bins().size()];
      for (int item = 0; item < 500; item++) {
        counts[spam.bins().of(new Reading(SPAM, random.nextDouble(), ""))]++;
      }
      watch.add(new DriftCounts(counts), Instant.EPOCH);
    }
    return watch.statuses().get(0).alarm();
  }

  private static FigureReference figure(DriftReference reference, Figure figure) {
    return reference.figures().stream()
        .filter(one -> one.figure().equals(figure))
        .findFirst()
        .orElseThrow();
  }
}
