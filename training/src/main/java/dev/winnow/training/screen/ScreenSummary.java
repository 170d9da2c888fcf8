package dev.winnow.training.screen;

import dev.winnow.runtime.repository.NgramLinearManifest;
import dev.winnow.training.card.ScoredRow;
import dev.winnow.training.card.SuggestedThresholds;
import dev.winnow.training.metric.Figures;
import dev.winnow.training.rows.SetRows;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of training a screen. */
public record ScreenSummary(NgramLinearManifest manifest, List<Category> categories) {
  /**
   * One category, on dev.
   *
   * @param pooled over the dev rows of all sources that it was trained on
   * @param obfuscated the same rows, disguised
   * @param sources by source
   */
  public record Category(
      String name,
      String settings,
      Figures pooled,
      Figures obfuscated,
      Map<String, Figures> sources,
      SuggestedThresholds thresholds) {}

  public ScreenSummary {
    categories = List.copyOf(categories);
  }

  static ScreenSummary of(NgramLinearManifest manifest, List<MeasuredCategory> categories) {
    return new ScreenSummary(manifest, categories.stream().map(ScreenSummary::category).toList());
  }

  private static Category category(MeasuredCategory measured) {
    TrainedCategory trained = measured.trained();
    Map<String, Figures> sources = new TreeMap<>();
    for (SetRows set : trained.sets()) {
      sources.put(set.name(), figures(ScoredRow.on(set.name(), measured.rows())));
    }
    return new Category(
        trained.category(),
        trained.settings(),
        figures(ScoredRow.pooled(measured.rows())),
        figures(ScoredRow.pooled(measured.obfuscated())),
        sources,
        measured.thresholds());
  }

  private static Figures figures(List<ScoredRow> rows) {
    return Figures.of(ScoredRow.labels(rows));
  }
}
