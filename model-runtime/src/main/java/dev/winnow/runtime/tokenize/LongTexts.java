package dev.winnow.runtime.tokenize;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is read of a text with more tokens than the model takes: its head, its head and its tail, or
 * several windows, whose token vectors are pooled into one.
 *
 * @param maxWindows at most so many windows, what lies behind them is cut; 1 for the other two
 */
public record LongTexts(Cut cut, int maxWindows) {
  /** Which part of a long text is read. */
  public enum Cut {
    HEAD,
    HEAD_TAIL,
    WINDOWS
  }

  /** Bounds what one text can cost. */
  static final int MOST_WINDOWS = 64;

  public static final LongTexts HEAD = new LongTexts(Cut.HEAD, 1);
  public static final LongTexts HEAD_TAIL = new LongTexts(Cut.HEAD_TAIL, 1);

  private static final Pattern WINDOWS = Pattern.compile("windows-([0-9]{1,3})");

  public LongTexts {
    int fewest = cut == Cut.WINDOWS ? 2 : 1;
    int most = cut == Cut.WINDOWS ? MOST_WINDOWS : 1;
    if (maxWindows < fewest || maxWindows > most) {
      throw new IllegalArgumentException(
          "maxWindows: %d (expected: %d to %d)".formatted(maxWindows, fewest, most));
    }
  }

  public static LongTexts windows(int maxWindows) {
    return new LongTexts(Cut.WINDOWS, maxWindows);
  }

  /** Reads what {@link #toString} writes: {@code head}, {@code head-tail}, {@code windows-8}. */
  public static LongTexts parse(String text) {
    Matcher windows = WINDOWS.matcher(text);
    if (windows.matches()) {
      return windows(Integer.parseInt(windows.group(1)));
    }
    return switch (text) {
      case "head" -> HEAD;
      case "head-tail" -> HEAD_TAIL;
      default ->
          throw new IllegalArgumentException(
              "longTexts: %s (expected: head, head-tail or windows-N with N from 2 to %d)"
                  .formatted(text, MOST_WINDOWS));
    };
  }

  @Override
  @JsonValue
  public String toString() {
    return switch (cut) {
      case HEAD -> "head";
      case HEAD_TAIL -> "head-tail";
      case WINDOWS -> "windows-" + maxWindows;
    };
  }
}
