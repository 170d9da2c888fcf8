package dev.winnow.runtime.ngram;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Turns texts into the buckets of their n-grams. What trains a model and what runs it must use this
 * very class: another spelling of one character is another bucket.
 *
 * <p>A text is brought to NFKC and lower case, and split at everything that is neither letter,
 * mark, digit nor symbol; punctuation splits, emoji are words. Character n-grams are taken from
 * each word with a border before and behind it. Hashes are FNV-1a over 64 bits of the UTF-16 units,
 * mixed by the finaliser of MurmurHash3 (A. Appleby), of which the highest bits count.
 *
 * <p>Not thread-safe: it keeps its buffers.
 */
public final class NgramHasher {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final char BORDER = '\u0002';
  private static final char BETWEEN_WORDS = ' ';
  private static final char OF_WORDS = 'w';
  private static final char OF_CHARACTERS = 'c';
  private static final int FIRST_CAPACITY = 1024;
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{S}]+");

  private final NgramShape shape;
  private int[] buckets = new int[FIRST_CAPACITY];
  private int count;

  public NgramHasher(NgramShape shape) {
    this.shape = shape;
  }

  /** The distinct buckets of a text, ascending. */
  public int[] bucketsOf(String text) {
    count = 0;
    String[] words = words(text);
    for (int first = 0; first < words.length; first++) {
      addWords(words, first);
      addCharacters(BORDER + words[first] + BORDER);
    }
    Arrays.sort(buckets, 0, count);
    return distinct();
  }

  private static String[] words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String trimmed = BETWEEN.matcher(plain).replaceAll(" ").strip();
    return trimmed.isEmpty() ? new String[0] : trimmed.split(" ", -1);
  }

  private void addWords(String[] words, int first) {
    long hash = step(FNV_OFFSET, OF_WORDS);
    int last = Math.min(words.length, first + shape.maxWords());
    for (int i = first; i < last; i++) {
      hash = i == first ? hash : step(hash, BETWEEN_WORDS);
      for (int c = 0; c < words[i].length(); c++) {
        hash = step(hash, words[i].charAt(c));
      }
      add(hash);
    }
  }

  private void addCharacters(String word) {
    for (int from = 0; from < word.length(); from++) {
      long hash = step(FNV_OFFSET, OF_CHARACTERS);
      int to = Math.min(word.length(), from + shape.maxCharacters());
      for (int i = from; i < to; i++) {
        hash = step(hash, word.charAt(i));
        if (i - from + 1 >= shape.minCharacters()) {
          add(hash);
        }
      }
    }
  }

  private static long step(long hash, char unit) {
    return (hash ^ unit) * FNV_PRIME;
  }

  private void add(long hash) {
    if (count == buckets.length) {
      buckets = Arrays.copyOf(buckets, count * 2);
    }
    buckets[count++] = (int) (mixed(hash) >>> (Long.SIZE - shape.bits()));
  }

  private static long mixed(long hash) {
    long mixed = hash;
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }

  private int[] distinct() {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || buckets[i] != buckets[i - 1]) {
        buckets[kept++] = buckets[i];
      }
    }
    return Arrays.copyOf(buckets, kept);
  }
}
