package dev.winnow.runtime.language;

/**
 * The characters of a text that tell its language, and their n-grams of one to three. Small letters
 * as they are written, accents and punctuation included; links, names and tags that begin with
 * {@code @} or {@code #}, digits and all beyond the first plane are a space, spaces are one, and a
 * character more than twice in a row stands twice. So the model's own texts were prepared, but for
 * laughter, smileys and the RT of tweets, which are left as they are. Characters that nobody sees
 * are left out, for they are put between letters to hide words.
 *
 * <p>Not thread-safe: it keeps its buffer.
 */
final class LanguageNgrams {
  /** So many characters tell a language; what lies behind is not read. */
  static final int MOST_CHARACTERS = 240;

  private static final String LINK = "http";
  private static final char NON_JOINER = '\u200c';
  private static final char JOINER = '\u200d';

  /** Behind Latin, Greek, Cyrillic and Armenian; Hebrew is the first of the others. */
  private static final char FIRST_OF_JOINED_SCRIPTS = '\u0590';

  private final char[] units = new char[MOST_CHARACTERS];
  private int length;

  /** Whoever wants the n-grams, some of them more than once. */
  @FunctionalInterface
  interface Sink {
    void add(long ngram);
  }

  /** Reads a text, and hands its n-grams over, packed as {@link #packed} does. */
  void read(String text, Sink sink) {
    fold(text);
    for (int from = 0; from < length; from++) {
      long ngram = 0;
      for (int to = from; to < Math.min(length, from + 3); to++) {
        ngram = (ngram << Character.SIZE) | units[to];
        sink.add(ngram);
      }
    }
  }

  /** One to three UTF-16 units in one number, never 0. */
  static long packed(String ngram) {
    long packed = 0;
    for (int i = 0; i < ngram.length(); i++) {
      packed = (packed << Character.SIZE) | ngram.charAt(i);
    }
    return packed;
  }

  private void fold(String text) {
    length = 0;
    int at = 0;
    while (at < text.length() && length < MOST_CHARACTERS) {
      char unit = text.charAt(at);
      if (isUnseen(unit)) {
        at++;
        continue;
      }
      if (unit == '@' || unit == '#') {
        back(unit);
        at = behindWord(text, at);
      } else if (unit == 'h' && isLink(text, at)) {
        at = behindWord(text, at);
      } else {
        add(isSpace(unit) ? ' ' : Character.toLowerCase(unit));
        at++;
        continue;
      }
      add(' ');
    }
    if (length > 0 && units[length - 1] == ' ') {
      length--;
    }
  }

  /** What stands before the sign of an address belongs to it. */
  private void back(char sign) {
    while (sign == '@' && length > 0 && units[length - 1] != ' ') {
      length--;
    }
  }

  private void add(char unit) {
    boolean again =
        length > 0
            && units[length - 1] == unit
            && (unit == ' ' || (length > 1 && units[length - 2] == unit));
    if (!again && (unit != ' ' || length > 0) && length < MOST_CHARACTERS) {
      units[length++] = unit;
    }
  }

  private static boolean isSpace(char unit) {
    return unit == 0
        || (unit >= '0' && unit <= '9')
        || Character.isWhitespace(unit)
        || Character.isSurrogate(unit);
  }

  /** In Persian and in scripts of India joiners are a part of the spelling. */
  private boolean isUnseen(char unit) {
    boolean joins = unit == NON_JOINER || unit == JOINER;
    boolean spelt = joins && length > 0 && units[length - 1] >= FIRST_OF_JOINED_SCRIPTS;
    return (Character.getType(unit) == Character.FORMAT && !spelt)
        || (unit >= '\ufe00' && unit <= '\ufe0f');
  }

  private static boolean isLink(String text, int at) {
    return text.startsWith(LINK, at)
        && (text.startsWith("://", at + LINK.length())
            || text.startsWith("s://", at + LINK.length()));
  }

  private static int behindWord(String text, int at) {
    int end = at;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
