package dev.winnow.runtime.pii;

import java.util.List;

/** Puts the names of types in the place of personal data: {@code write to [email]}. */
public final class PiiMask {
  private PiiMask() {}

  /**
   * The text with every span replaced.
   *
   * @param spans of this text, in order and without overlap, as {@link PiiFinder#find} gives them
   */
  public static String apply(CharSequence text, List<PiiSpan> spans) {
    StringBuilder masked = new StringBuilder(text.length());
    int done = 0;
    for (PiiSpan span : spans) {
      if (span.start() < done || span.end() > text.length()) {
        throw new IllegalArgumentException(
            "span: %d to %d (expected: from %d on, within %d)"
                .formatted(span.start(), span.end(), done, text.length()));
      }
      masked.append(text, done, span.start());
      masked.append('[').append(span.type().term()).append(']');
      done = span.end();
    }
    return masked.append(text, done, text.length()).toString();
  }
}
