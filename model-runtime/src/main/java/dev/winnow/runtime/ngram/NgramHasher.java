package dev.winnow.runtime.ngram;

import java.util.Arrays;

/**
 * Turns texts into the buckets of their n-grams. What trains a model and what runs it must use this
 * very class: another spelling of one character is another bucket.
 *
 * <p>The words are those of {@link FoldedWords}, so that common ways to hide a word change nothing.
 * Character n-grams are taken from each word with a border before and behind it. Hashes are FNV-1a
 * over 64 bits of the UTF-16 units, mixed by the finaliser of MurmurHash3 (A. Appleby), of which
 * the highest bits count; n-grams of words are made of the hashes of their words. Where the shape
 * says so, the three features of {@link TextForm} follow; one whose bucket an n-gram has is left
 * out.
 *
 * <p>Not thread-safe: it keeps its buffers, which grow to the longest text, and a bit for each
 * bucket.
 */
public final class NgramHasher {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long OF_WORDS = step(FNV_OFFSET, 'w');
  private static final long OF_CHARACTERS = step(FNV_OFFSET, 'c');
  private static final long OF_LENGTH = step(FNV_OFFSET, 'l');
  private static final long OF_EXCLAMATIONS = step(FNV_OFFSET, '!');
  private static final long OF_QUESTIONS = step(FNV_OFFSET, '?');
  private static final int FIRST_CAPACITY = 1024;

  private final NgramShape shape;
  private final FoldedWords words = new FoldedWords();
  private final long[] seen;
  private long[] hashes = new long[FIRST_CAPACITY];
  private int[] buckets = new int[FIRST_CAPACITY];
  private int count;
  private int ngrams;

  public NgramHasher(NgramShape shape) {
    this.shape = shape;
    this.seen = new long[shape.buckets() / Long.SIZE];
  }

  /** The buckets of a text. */
  public HashedText hash(String text) {
    int found = read(text);
    return new HashedText(Arrays.copyOf(buckets, found), ngrams);
  }

  /** As {@link #hash}, the buckets alone. */
  public int[] bucketsOf(String text) {
    return hash(text).buckets();
  }

  /** As {@link #hash}, into {@link #buckets} and {@link #ngrams}; gives how many buckets. */
  int read(String text) {
    words.read(text);
    count = 0;
    if (shape.maxWords() > 0) {
      addWords();
    }
    if (shape.maxCharacters() > 0) {
      for (int word = 0; word < words.count(); word++) {
        addCharacters(words.start(word) - 1, words.end(word) + 1);
      }
    }
    ngrams = count;
    if (shape.form()) {
      addForm(words.form());
    }
    for (int i = 0; i < count; i++) {
      seen[buckets[i] >>> 6] = 0;
    }
    return count;
  }

  /** Where {@link #read} left what it found; the next text overwrites it. */
  int[] buckets() {
    return buckets;
  }

  /** How many of the buckets that {@link #read} left are of n-grams. */
  int ngrams() {
    return ngrams;
  }

  private void addWords() {
    if (hashes.length < words.count()) {
      hashes = new long[2 * words.count()];
    }
    char[] units = words.units();
    for (int word = 0; word < words.count(); word++) {
      long hash = OF_WORDS;
      for (int i = words.start(word); i < words.end(word); i++) {
        hash = step(hash, units[i]);
      }
      hashes[word] = hash;
    }
    for (int first = 0; first < words.count(); first++) {
      int last = Math.min(words.count(), first + shape.maxWords());
      long hash = 0;
      for (int word = first; word < last; word++) {
        hash = hash * FNV_PRIME + hashes[word];
        add(hash);
      }
    }
  }

  private void addCharacters(int begin, int end) {
    char[] units = words.units();
    for (int from = begin; from < end; from++) {
      long hash = OF_CHARACTERS;
      int to = Math.min(end, from + shape.maxCharacters());
      int enough = from + shape.minCharacters() - 1;
      for (int i = from; i < to; i++) {
        hash = step(hash, units[i]);
        if (i >= enough) {
          add(hash);
        }
      }
    }
  }

  private void addForm(TextForm form) {
    add(step(OF_LENGTH, (char) form.length()));
    add(step(OF_EXCLAMATIONS, (char) form.exclamations()));
    add(step(OF_QUESTIONS, (char) form.questions()));
  }

  private static long step(long hash, char unit) {
    return (hash ^ unit) * FNV_PRIME;
  }

  private void add(long hash) {
    int bucket = (int) (mixed(hash) >>> (Long.SIZE - shape.bits()));
    long bit = 1L << bucket;
    if ((seen[bucket >>> 6] & bit) == 0) {
      seen[bucket >>> 6] |= bit;
      if (count == buckets.length) {
        buckets = Arrays.copyOf(buckets, count * 2);
      }
      buckets[count++] = bucket;
    }
  }

  private static long mixed(long hash) {
    long mixed = hash;
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
