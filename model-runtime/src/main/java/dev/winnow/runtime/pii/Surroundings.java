package dev.winnow.runtime.pii;

import java.util.Set;

/** Looks for words close to a find that say what it is: {@code call me on 467 3395}. */
final class Surroundings {
  /** In UTF-16 units; some seven words. */
  private static final int BEFORE = 40;

  private static final int BEHIND = 20;

  private Surroundings() {}

  /** Whether one of the words, which are in lower case, stands close before or behind. */
  static boolean name(CharSequence text, int start, int end, Set<String> words) {
    int from = Math.max(0, start - BEFORE);
    int to = Math.min(text.length(), end + BEHIND);
    return !words.isEmpty() && (holds(text, from, start, words) || holds(text, end, to, words));
  }

  private static boolean holds(CharSequence text, int from, int to, Set<String> words) {
    StringBuilder word = new StringBuilder();
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        word.append(Character.toLowerCase(c));
      } else if (endsWord(word, words)) {
        return true;
      }
    }
    return endsWord(word, words);
  }

  private static boolean endsWord(StringBuilder word, Set<String> words) {
    boolean known = word.length() > 0 && words.contains(word.toString());
    word.setLength(0);
    return known;
  }
}
