package dev.winnow.training.screen;

import dev.winnow.training.card.ScoredRow;
import dev.winnow.training.card.SuggestedThresholds;
import java.util.List;

/**
 * One category with how it did on dev.
 *
 * @param rows as they stand
 * @param obfuscated the same rows, disguised
 * @param related by a label of their source's own that stands near the category
 */
record MeasuredCategory(
    TrainedCategory trained,
    List<ScoredRow> rows,
    List<ScoredRow> obfuscated,
    List<ScoredRow> related) {
  MeasuredCategory {
    rows = List.copyOf(rows);
    obfuscated = List.copyOf(obfuscated);
    related = List.copyOf(related);
  }

  SuggestedThresholds thresholds() {
    return SuggestedThresholds.of(rows);
  }
}
