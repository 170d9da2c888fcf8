package dev.winnow.cli.drift;

import dev.winnow.pipeline.drift.Bins;
import dev.winnow.pipeline.drift.Bins.Ranges;
import dev.winnow.pipeline.drift.Bins.Words;
import dev.winnow.pipeline.drift.Figure;
import dev.winnow.pipeline.drift.Figure.Kind;
import dev.winnow.pipeline.drift.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that the rows of a reference say of one figure, to be cut into bins. Not thread-safe. */
final class Column {
  static final int MAX_BINS = 16;

  /** A bin of fewer rows tells little of its share. */
  static final int ROWS_A_BIN = 50;

  private final Figure figure;
  private final Map<String, Integer> words = new HashMap<>();
  private double[] numbers = new double[1024];
  private int rows;

  Column(Figure figure) {
    this.figure = figure;
  }

  void add(Reading reading) {
    if (figure.kind() == Kind.LANGUAGE) {
      words.merge(reading.word(), 1, Integer::sum);
    } else {
      if (rows == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * rows);
      }
      numbers[rows] = reading.number();
    }
    rows++;
  }

  int rows() {
    return rows;
  }

  Figure figure() {
    return figure;
  }

  /**
   * Words by how common they are; of a switch its two sides; of numbers ranges of like many rows.
   */
  Bins bins() {
    return switch (figure.kind()) {
      case LANGUAGE -> new Words(common());
      case TRUNCATED -> new Ranges(List.of(0.0));
      case SCORE, TOKENS -> new Ranges(edges());
    };
  }

  /** How many rows fell into each bin. */
  int[] counts(Bins bins) {
    int[] counts = new int[bins.size()];
    words.forEach((word, count) -> counts[bins.of(new Reading(figure, 0, word))] += count);
    if (words.isEmpty()) {
      for (int row = 0; row < rows; row++) {
        counts[bins.of(new Reading(figure, numbers[row], ""))]++;
      }
    }
    return counts;
  }

  private List<String> common() {
    return words.entrySet().stream()
        .filter(word -> word.getValue() >= ROWS_A_BIN)
        .sorted(
            Comparator.comparing((Map.Entry<String, Integer> word) -> -word.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(MAX_BINS - 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Quantiles; above the last of them the rest is halved as long as there are rows, for high scores
   * and long texts are rare, and what machines act on is among them.
   */
  private List<Double> edges() {
    double[] sorted = Arrays.copyOf(numbers, rows);
    Arrays.sort(sorted);
    int parts = Math.max(2, Math.min(MAX_BINS, rows / ROWS_A_BIN));
    List<Integer> cuts = new ArrayList<>();
    for (int part = 1; part < parts; part++) {
      cuts.add((int) ((long) part * rows / parts));
    }
    int rest = rows - cuts.get(cuts.size() - 1);
    while (rest / 2 >= ROWS_A_BIN) {
      rest /= 2;
      cuts.add(rows - rest);
    }
    return cuts.stream()
        .map(cut -> sorted[cut - 1])
        .distinct()
        .filter(edge -> edge < sorted[rows - 1])
        .toList();
  }
}
