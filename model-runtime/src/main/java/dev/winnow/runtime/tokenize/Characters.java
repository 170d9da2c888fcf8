package dev.winnow.runtime.tokenize;

import java.nio.LongBuffer;

/**
 * For models that take text as it is: its tokens are its Unicode code points, so that such texts
 * queue, are cut and are counted like all others. Lone surrogates count as U+FFFD, an empty text as
 * a blank.
 */
public final class Characters {
  private static final long[] BLANK = {' '};

  private Characters() {}

  /**
   * Splits a text.
   *
   * @param max how many code points are kept
   */
  public static TokenizedText of(String text, int max) {
    long[] points = WellFormed.of(text).codePoints().limit(max).asLongStream().toArray();
    boolean truncated = text.length() > max && text.codePointCount(0, text.length()) > max;
    return new TokenizedText(points.length == 0 ? BLANK : points, truncated);
  }

  /** Puts a text together again. */
  public static String join(TokenizedText text) {
    LongBuffer points = LongBuffer.allocate(text.length());
    text.writeTo(points);
    StringBuilder joined = new StringBuilder(text.length());
    for (long point : points.array()) {
      joined.appendCodePoint(Math.toIntExact(point));
    }
    return joined.toString();
  }
}
