package dev.winnow.cli.thresholds;

import dev.winnow.cli.feedback.SampleStratum;
import dev.winnow.training.data.TextKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two fifths of the items to search on, three fifths to prove on and for nothing else: by a hash of
 * the item's name, so that the answers to prove on are a random part of what was drawn. Copies of a
 * text are not kept together: they count as often as they came.
 *
 * @param strata that items are drawn from, also those of which none was
 */
record AnswerSplit(Set<SampleStratum> strata, List<AnswerRow> searched, List<AnswerRow> proven) {
  private static final int PARTS = 5;
  private static final int SEARCHED = 2;

  AnswerSplit {
    strata = new TreeSet<>(strata);
    searched = List.copyOf(searched);
    proven = List.copyOf(proven);
  }

  static AnswerSplit byName(Set<SampleStratum> strata, List<AnswerRow> rows, long seed) {
    List<AnswerRow> searched = new ArrayList<>();
    List<AnswerRow> proven = new ArrayList<>();
    for (AnswerRow row : rows) {
      int part = TextKey.ofName(row.item().name()).part(PARTS, seed);
      (part < SEARCHED ? searched : proven).add(row);
    }
    return new AnswerSplit(strata, searched, proven);
  }

  /** What was judged of some rows. */
  static List<RecordedRow> judged(List<AnswerRow> rows) {
    return rows.stream().map(AnswerRow::recorded).filter(Objects::nonNull).toList();
  }

  /** The judged rows of both sides. */
  SplitRows judged() {
    return new SplitRows(judged(searched), judged(proven));
  }

  /**
   * How many items each judged row stands for: those that were judged stand for the rest of what
   * was drawn with them, and these for the rest of the stream.
   */
  static double[] weights(List<AnswerRow> rows) {
    Map<SampleStratum, int[]> counts = new HashMap<>();
    for (AnswerRow row : rows) {
      int[] count = counts.computeIfAbsent(row.stratum(), key -> new int[2]);
      count[0]++;
      count[1] += row.isJudged() ? 1 : 0;
    }
    return rows.stream()
        .filter(AnswerRow::isJudged)
        .mapToDouble(row -> weight(row.stratum(), counts))
        .toArray();
  }

  private static double weight(SampleStratum stratum, Map<SampleStratum, int[]> counts) {
    int[] count = Objects.requireNonNull(counts.get(stratum));
    return (double) count[0] / count[1] / stratum.probability();
  }
}
