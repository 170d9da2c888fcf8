package dev.winnow.training.rows;

import dev.winnow.schemas.Categories;
import dev.winnow.training.data.DataException;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.data.MarkedSpan;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Passages of positives in which people marked what makes them so. The longest run of sentences
 * without a mark is taken for a negative, and the longest run of those with one, where it is not
 * the whole text, for a positive. A set of positives alone teaches a model to know the set; its
 * passages are as everyday as negatives of that set would be, and say which words were meant.
 *
 * <p>They are learned from for the categories that the marks are about, and for no other. Only
 * train rows give passages: what is measured is what a source says. Some negatives are wrong, where
 * a text offends by what it says between the marks too.
 */
public final class MarkedPassages {
  /** The source whose marks are known to be about toxicity. */
  private static final String MARKED = "civil-toxic-spans";

  /** What a passage without a mark is no positive of. */
  private static final Map<String, Boolean> HARMLESS =
      Map.of(Categories.TOXICITY, false, Categories.HARASSMENT, false, Categories.PROFANITY, false);

  private static final Map<String, Boolean> TOXIC = Map.of(Categories.TOXICITY, true);

  /** A run of fewer words says little by itself. */
  private static final int FEWEST_WORDS = 4;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private MarkedPassages() {}

  /**
   * The rows of a set, and their passages behind them.
   *
   * @throws DataException where a mark is beyond its text
   */
  public static List<LabelledRow> add(String set, List<LabelledRow> rows) {
    if (!set.equals(MARKED)) {
      return rows;
    }
    List<LabelledRow> result = new ArrayList<>(rows);
    for (LabelledRow row : rows) {
      if (Boolean.TRUE.equals(row.labels().get(Categories.TOXICITY)) && !row.marked().isEmpty()) {
        List<Run> runs = runs(row);
        longest(runs, row, false)
            .ifPresent(text -> result.add(row.passage("rest", text, HARMLESS)));
        if (runs.size() > 1) {
          longest(runs, row, true)
              .ifPresent(text -> result.add(row.passage("marked", text, TOXIC)));
        }
      }
    }
    return result;
  }

  /** What the card says of them. */
  public static String words() {
    return "of the rows of "
        + MARKED
        + ", where words are marked that make them toxic: the longest run of sentences without a"
        + " mark as a negative of toxicity, harassment and profanity, the longest of those with one"
        + " as a positive of toxicity";
  }

  /** The text in stretches of sentences that are marked and sentences that are not, in turns. */
  private static List<Run> runs(LabelledRow row) {
    String text = row.text();
    List<Run> marks = row.marked().stream().map(span -> inUnits(row, span)).toList();
    List<Run> runs = new ArrayList<>();
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(text);
    int start = sentences.first();
    for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
      Run sentence = new Run(start, end, false);
      boolean marked = marks.stream().anyMatch(sentence::meets);
      Run last = runs.isEmpty() ? sentence : runs.get(runs.size() - 1);
      if (!runs.isEmpty() && last.marked() == marked) {
        runs.set(runs.size() - 1, new Run(last.start(), end, marked));
      } else {
        runs.add(new Run(start, end, marked));
      }
      start = end;
    }
    return runs;
  }

  private static Optional<String> longest(List<Run> runs, LabelledRow row, boolean marked) {
    @Nullable String longest = null;
    for (Run run : runs) {
      String passage = row.text().substring(run.start(), run.end()).strip();
      if (run.marked() == marked
          && SPACE.split(passage).length >= FEWEST_WORDS
          && (longest == null || passage.length() > longest.length())) {
        longest = passage;
      }
    }
    return Optional.ofNullable(longest);
  }

  private static Run inUnits(LabelledRow row, MarkedSpan span) {
    try {
      return new Run(
          row.text().offsetByCodePoints(0, span.start()),
          row.text().offsetByCodePoints(0, span.end()),
          true);
    } catch (IndexOutOfBoundsException e) {
      throw new DataException(
          "%s/%s: spans: beyond the text (expected: [start,end] in code points)"
              .formatted(row.source(), row.id()));
    }
  }

  /** A stretch of a text, in UTF-16 units. */
  private record Run(int start, int end, boolean marked) {
    boolean meets(Run other) {
      return start < other.end && other.start < end;
    }
  }
}
