package dev.winnow.runtime.tokenize;

import java.nio.LongBuffer;
import java.util.stream.IntStream;

/**
 * For models that take text as it is: its tokens are its Unicode code points, so that such texts
 * queue, are cut and are counted like all others. An empty text counts as a blank.
 *
 * <p>Strings go to native code in Java's modified UTF-8, which models take for broken text where it
 * differs from UTF-8. So code points beyond U+FFFF (emoji, rare ideographs), NUL and lone
 * surrogates count as U+FFFD.
 */
public final class Characters {
  private static final long[] BLANK = {' '};

  private static final int REPLACEMENT = 0xFFFD;

  private Characters() {}

  /**
   * Splits a text.
   *
   * @param max how many code points are kept
   */
  public static TokenizedText of(String text, int max) {
    return of(text.codePoints().map(Characters::portable), text, max);
  }

  private static int portable(int point) {
    boolean same =
        point != 0 && Character.isBmpCodePoint(point) && !Character.isSurrogate((char) point);
    return same ? point : REPLACEMENT;
  }

  /** As {@link #of}, for models in Java: only lone surrogates count as U+FFFD. */
  public static TokenizedText exact(String text, int max) {
    return of(WellFormed.of(text).codePoints(), text, max);
  }

  /** Equal for models in Java that read texts by {@link #exact} up to the same length. */
  public static Object exactly(int max) {
    return "exact characters, at most " + max;
  }

  private static TokenizedText of(IntStream all, String text, int max) {
    long[] points = all.limit(max).asLongStream().toArray();
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
