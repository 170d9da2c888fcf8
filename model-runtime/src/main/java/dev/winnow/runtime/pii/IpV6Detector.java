package dev.winnow.runtime.pii;

/**
 * Addresses of IPv6: eight groups of hexadecimal digits, or fewer with a {@code ::} for zeros. The
 * short forms that source code is full of ({@code a::b}) are not taken: the first group has four
 * digits, one of them below 10. Addresses with an IPv4 address in them are found as that.
 */
final class IpV6Detector implements Detector {
  private static final int GROUPS = 8;
  private static final int MOST_CHARACTERS = 39;

  @Override
  public void scan(CharSequence text, Finds finds) {
    int i = 0;
    while (i < text.length()) {
      if (!isPart(text.charAt(i))) {
        i++;
        continue;
      }
      int start = i;
      while (isPart(Glyphs.at(text, i))) {
        i++;
      }
      int end = text.charAt(i - 1) == ':' && Glyphs.at(text, i - 2) != ':' ? i - 1 : i;
      if (end - start <= MOST_CHARACTERS
          && !Glyphs.isWord(Glyphs.at(text, start - 1))
          && !Glyphs.isWord(Glyphs.at(text, i))
          && isAddress(text, start, end)) {
        finds.strong(PiiType.IP_ADDRESS, start, end);
      }
    }
  }

  private static boolean isPart(char c) {
    return c == ':' || (c < 0x80 && Character.digit(c, 16) >= 0);
  }

  private static boolean isAddress(CharSequence text, int start, int end) {
    int groups = 0;
    int length = 0;
    boolean abridged = false;
    for (int i = start; i < end; i++) {
      if (text.charAt(i) != ':') {
        groups += length == 0 ? 1 : 0;
        length++;
      } else {
        boolean twice = i > start && text.charAt(i - 1) == ':';
        if ((twice && abridged) || (length == 0 && !twice)) {
          return false;
        }
        abridged |= twice;
        length = 0;
      }
      if (length > 4) {
        return false;
      }
    }
    return abridged ? groups >= 2 && groups < GROUPS && isTelling(text, start) : groups == GROUPS;
  }

  private static boolean isTelling(CharSequence text, int start) {
    boolean low = false;
    for (int i = start; i < start + 4; i++) {
      if (Glyphs.at(text, i) == ':') {
        return false;
      }
      low |= Glyphs.isDigit(Glyphs.at(text, i));
    }
    return low;
  }
}
