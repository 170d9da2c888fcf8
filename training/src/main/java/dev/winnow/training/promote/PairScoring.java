package dev.winnow.training.promote;

import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.scoring.BulkScoring;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Puts the same rows to two packages, one after the other. */
public final class PairScoring {
  private final Contender inService;
  private final Contender candidate;
  private final Path models;

  /**
   * A scoring of two packages.
   *
   * @param models folder that holds the encoder of a head
   */
  public PairScoring(Contender inService, Contender candidate, Path models) {
    this.inService = inService;
    this.candidate = candidate;
    this.models = models;
  }

  /** The categories that both score. */
  public Set<String> categories() {
    Set<String> both = new TreeSet<>(inService.categories());
    both.retainAll(candidate.categories());
    return both;
  }

  /** What would be lost whatever the figures: categories, and being able to decide on them. */
  public List<String> losses() {
    List<String> losses = new ArrayList<>();
    for (String category : inService.categories()) {
      if (!candidate.categories().contains(category)) {
        losses.add(category + ": is not scored any more");
      } else if (inService.isCalibrated(category) && !candidate.isCalibrated(category)) {
        losses.add(category + ": is not calibrated any more");
      }
    }
    return losses;
  }

  /** Whether a row says anything about the two: in a language of theirs, and labelled. */
  public boolean isAbout(LabelledRow row) {
    return inService.reads(row.lang())
        && candidate.reads(row.lang())
        && !row.text().isBlank()
        && categories().stream().anyMatch(row::isLabelled);
  }

  /**
   * What both say, by category.
   *
   * @param rows that it {@link #isAbout is about}
   * @param points where the stage decides, by category
   */
  public List<Compared> compare(List<LabelledRow> rows, Function<String, DecisionPoint> points) {
    List<Map<String, CategoryScore>> before = scores(inService, rows);
    List<Map<String, CategoryScore>> after = scores(candidate, rows);
    List<Compared> compared = new ArrayList<>();
    for (String category : categories()) {
      List<ScoredPair> pairs = new ArrayList<>();
      for (int place = 0; place < rows.size(); place++) {
        CategoryScore first = before.get(place).get(category);
        CategoryScore second = after.get(place).get(category);
        LabelledRow row = rows.get(place);
        if (row.isLabelled(category) && first != null && second != null) {
          pairs.add(
              new ScoredPair(row, row.is(category), first.probability(), second.probability()));
        }
      }
      boolean calibrated = inService.isCalibrated(category) && candidate.isCalibrated(category);
      compared.add(new Compared(category, points.apply(category), calibrated, pairs));
    }
    return compared;
  }

  private List<Map<String, CategoryScore>> scores(Contender contender, List<LabelledRow> rows) {
    List<String> texts = rows.stream().map(LabelledRow::text).toList();
    try (Classifier classifier = contender.open(models)) {
      return BulkScoring.of(classifier, texts, asked -> {});
    }
  }
}
