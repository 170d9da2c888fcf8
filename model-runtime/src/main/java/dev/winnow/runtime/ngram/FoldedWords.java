package dev.winnow.runtime.ngram;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * The words of a text as a screen reads them, whatever was done to hide them. In this order: NFKC;
 * what nobody sees is dropped, accents too; small letters, Latin ones for their look-alikes; split
 * at all that is neither letter, mark, digit nor symbol, but not at a sign between letters that
 * stands for one ({@code sh!t}, {@code f@ke}, {@code f*ke}); digits and signs among letters become
 * those letters; a letter more than twice in a row is written twice; single letters with the same
 * between them, three or more, are one word.
 *
 * <p>One pass over the text and one over each word. Not thread-safe: it keeps its buffers, which
 * grow to the longest text.
 */
final class FoldedWords {
  /** Before and behind each word in the buffer; neighbours share one. */
  static final char BORDER = '\u0002';

  private static final int FIRST_CAPACITY = 512;
  private static final int FEWEST_SPACED = 3;
  private static final char MASK = '*';
  private static final char LAST_ASCII = '\u007f';
  private static final char TAGS = '\udb40';
  private static final char ENCLOSED = '\ud83c';

  private char[] units = new char[FIRST_CAPACITY];
  private int[] starts = new int[FIRST_CAPACITY / 2];
  private int[] ends = new int[FIRST_CAPACITY / 2];

  /** A hash of what stands before each word. */
  private int[] gaps = new int[FIRST_CAPACITY / 2];

  private int exclamations;
  private int questions;
  private int count;
  private int length;
  private int start;
  private int gap;

  /** Replaces the words by those of another text. */
  void read(String text) {
    String plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    begin(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char unit = plain.charAt(i);
      char folded = Folding.of(unit);
      if (Character.isHighSurrogate(unit) && i + 1 < plain.length()) {
        i += beyond(unit, plain.charAt(i + 1));
      } else if (folded == Folding.BETWEEN) {
        separate(plain, i, unit);
      } else if (folded != Folding.DROPPED) {
        units[length++] = folded;
      }
    }
    endWord();
    joinSpaced();
  }

  /** How many words there are. */
  int count() {
    return count;
  }

  /** Where a word begins in {@link #units}; {@link #BORDER} stands before it. */
  int start(int word) {
    return starts[word];
  }

  /** Where a word ends; {@link #BORDER} stands there. */
  int end(int word) {
    return ends[word];
  }

  /** The buffer, not to be changed; the next text overwrites it. */
  char[] units() {
    return units;
  }

  /** What the text looks like; no word that was read is looked at again for it. */
  TextForm form() {
    int read = 0;
    for (int word = 0; word < count; word++) {
      read += ends[word] - starts[word];
    }
    return TextForm.of(read, exclamations, questions);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > LAST_ASCII) {
        return false;
      }
    }
    return true;
  }

  private void begin(int textLength) {
    int most = 2 * textLength + 2;
    if (units.length < most) {
      units = new char[most];
      starts = new int[most / 2];
      ends = new int[most / 2];
      gaps = new int[most / 2];
    }
    exclamations = 0;
    questions = 0;
    count = 0;
    gap = 0;
    units[0] = BORDER;
    length = 1;
    start = 1;
  }

  /** A pair of surrogates; gives how many units more than the first were read. */
  private int beyond(char high, char low) {
    if (!Character.isLowSurrogate(low)) {
      units[length++] = high;
      return 0;
    }
    char letter =
        high == ENCLOSED ? LookAlikes.beyond(Character.toCodePoint(high, low)) : Folding.DROPPED;
    if (letter != Folding.DROPPED) {
      units[length++] = letter;
    } else if (high != TAGS) {
      units[length++] = high;
      units[length++] = low;
    }
    return 1;
  }

  /** A unit that splits words, unless it stands for a letter of one. */
  private void separate(String text, int at, char unit) {
    if (isLetterBefore(unit) && isLetterBehind(text, at, unit)) {
      if (unit != MASK || units[length - 1] != MASK) {
        units[length++] = unit;
      }
    } else {
      endWord();
      gap = 31 * gap + unit;
      if (unit == '!') {
        exclamations++;
      } else if (unit == '?') {
        questions++;
      }
    }
  }

  private boolean isLetterBefore(char sign) {
    if (sign == '@') {
      return true;
    }
    return (sign == MASK || sign == '!')
        && length > start
        && (Character.isLetter(units[length - 1]) || units[length - 1] == sign);
  }

  private static boolean isLetterBehind(String text, int at, char sign) {
    for (int i = at + 1; i < text.length(); i++) {
      char unit = text.charAt(i);
      char folded = Folding.of(unit);
      if (folded != Folding.DROPPED && !(unit == sign && sign == MASK)) {
        return Character.isLetter(folded);
      }
    }
    return false;
  }

  private void endWord() {
    if (length == start) {
      return;
    }
    starts[count] = start;
    ends[count] = unmask(start, length);
    gaps[count] = gap;
    start = ends[count] + 1;
    units[ends[count]] = BORDER;
    length = start;
    count++;
    gap = 0;
  }

  /** Letters for their stand-ins, then no letter more than twice; gives the new end. */
  private int unmask(int from, int to) {
    boolean hasLetters = false;
    for (int i = from; i < to && !hasLetters; i++) {
      hasLetters = Character.isLetter(units[i]);
    }
    if (!hasLetters) {
      return to;
    }
    int end = from;
    for (int i = from; i < to; i++) {
      char letter = Leetspeak.letter(units[i]);
      char unit = letter == 0 ? units[i] : letter;
      boolean again =
          end - from >= 2
              && units[end - 1] == unit
              && units[end - 2] == unit
              && Character.isLetter(unit);
      if (!again) {
        units[end++] = unit;
      }
    }
    return end;
  }

  private void joinSpaced() {
    int kept = 0;
    for (int word = 0; word < count; ) {
      int last = lastSpaced(word);
      starts[kept] = starts[word];
      ends[kept] = last - word + 1 >= FEWEST_SPACED ? join(word, last) : ends[word];
      word = last - word + 1 >= FEWEST_SPACED ? last + 1 : word + 1;
      kept++;
    }
    count = kept;
  }

  /** The last of the single units that follow one another with the same between them. */
  private int lastSpaced(int first) {
    int last = first;
    while (last < count && isSingle(last) && (last <= first + 1 || gaps[last] == gaps[first + 1])) {
      last++;
    }
    return Math.max(first, last - 1);
  }

  private boolean isSingle(int word) {
    char unit = units[starts[word]];
    return ends[word] - starts[word] == 1
        && (Character.isLetter(unit) || Leetspeak.letter(unit) != 0);
  }

  /** The units of the words lie with one border between two; gives the end of their join. */
  private int join(int first, int last) {
    int from = starts[first];
    int to = from;
    for (int word = first; word <= last; word++) {
      units[to++] = units[starts[word]];
    }
    int end = unmask(from, to);
    Arrays.fill(units, end, ends[last] + 1, BORDER);
    return end;
  }
}
