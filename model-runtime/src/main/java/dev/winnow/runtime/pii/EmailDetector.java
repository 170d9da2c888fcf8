package dev.winnow.runtime.pii;

/** E-mail addresses: {@code name@host.tld}, in letters of any script. */
final class EmailDetector implements Detector {
  private static final int MOST_LOCAL = 64;
  private static final int MOST_DOMAIN = 253;

  @Override
  public void scan(CharSequence text, Finds finds) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) == '@') {
        address(text, at, finds);
      }
    }
  }

  private static void address(CharSequence text, int at, Finds finds) {
    int start = at;
    while (at - start < MOST_LOCAL && isLocal(Glyphs.at(text, start - 1))) {
      start--;
    }
    while (start < at && isEdge(text.charAt(start))) {
      start++;
    }
    int end = domainEnd(text, at + 1);
    if (start < at && text.charAt(at - 1) != '.' && end > at) {
      finds.strong(PiiType.EMAIL, start, end);
    }
  }

  /** Behind the last label, or -1 where this is no domain. */
  private static int domainEnd(CharSequence text, int from) {
    int end = from;
    while (end - from < MOST_DOMAIN && isDomain(Glyphs.at(text, end))) {
      end++;
    }
    while (end > from && isEdge(text.charAt(end - 1))) {
      end--;
    }
    int label = end;
    boolean letters = true;
    while (label > from && text.charAt(label - 1) != '.') {
      label--;
      letters &= Character.isLetter(text.charAt(label));
    }
    boolean dotted = label - 1 > from && !isEdge(text.charAt(label - 2));
    return dotted && letters && end - label >= 2 ? end : -1;
  }

  private static boolean isLocal(char c) {
    return Character.isLetterOrDigit(c) || "._%+-'".indexOf(c) >= 0;
  }

  private static boolean isDomain(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-';
  }

  /** What may stand within, but belongs to the sentence at an end. */
  private static boolean isEdge(char c) {
    return c == '.' || c == '-' || c == '\'';
  }
}
