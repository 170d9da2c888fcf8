package dev.winnow.runtime.pii;

/**
 * Where personal data stands in a text.
 *
 * @param start in UTF-16 units, as {@link String#charAt} counts
 * @param end behind the last unit
 * @param score how sure the rules are, 0 to 1
 */
public record PiiSpan(int start, int end, PiiType type, double score) {
  public PiiSpan {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "span: %d to %d (expected: 0 <= start < end)".formatted(start, end));
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score: " + score + " (expected: 0 to 1)");
    }
  }

  /**
   * The same with offsets in Unicode code points, as Python and labelled data count.
   *
   * @param text that the span is of
   */
  public PiiSpan inCodePoints(CharSequence text) {
    int first = Character.codePointCount(text, 0, start);
    return new PiiSpan(first, first + Character.codePointCount(text, start, end), type, score);
  }
}
