package dev.winnow.training.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.training.data.LabelledRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BalancedAreaTest {
  private final List<ScoredRow> rows = new ArrayList<>();

  /** Right within both sources, but one scores all higher: half of the pairs across are wrong. */
  @Test
  void counts_the_pooled_area_and_the_sources_alike() {
    add("low", true, 0.4);
    add("low", false, 0.1);
    add("high", true, 0.9);
    add("high", false, 0.6);
    assertThat(BalancedArea.of(rows)).isCloseTo((0.75 + 1) / 2, within(1e-9));
  }

  @Test
  void a_source_of_few_rows_does_not_count_by_itself() {
    add("low", true, 0.4);
    add("low", false, 0.1);
    rows.add(row("tiny", true, 0.0));
    rows.add(row("tiny", false, 1.0));
    double pooled = (10 * 10 + 0 + 0 + 0) / (11.0 * 11);
    assertThat(BalancedArea.of(rows)).isCloseTo((pooled + 1) / 2, within(1e-9));
  }

  private void add(String source, boolean positive, double score) {
    for (int i = 0; i < 10; i++) {
      rows.add(row(source, positive, score));
    }
  }

  private ScoredRow row(String source, boolean positive, double score) {
    LabelledRow row =
        new LabelledRow(
            source + rows.size(), "text", "en", source, Map.of("spam", positive), Map.of());
    return new ScoredRow(row, positive, false, score);
  }
}
