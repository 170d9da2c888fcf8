package dev.winnow.runtime.language;

import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/**
 * What each n-gram says for each language: the weights of OpenNLP's language detector, a maximum
 * entropy model of 103 languages over the n-grams of one to three characters that a text has. They
 * are the same numbers, to five digits, in a table that is fast to look them up in. Immutable.
 *
 * <p>OpenNLP's own class answers from them in half a millisecond a text and more, which is too slow
 * for a stage in front of all others: see {@code docs/decisions/0022-languages.md}.
 */
final class LanguageWeights {
  /** In the jar {@code opennlp-models-langdetect}, which the build brings along. */
  private static final String RESOURCE = "/langdetect-183.bin";

  private static final int LANGUAGE_BITS = 7;
  private static final int LANGUAGE = (1 << LANGUAGE_BITS) - 1;
  private static final int LENGTH_BITS = 8;

  private final String[] tags;

  /** Of each slot its n-gram, 0 where it is free, and where that one's entries are. */
  private final long[] slots;

  /**
   * The weights of an n-gram one after the other: of each the bits of a float, whose lowest bits
   * are the language's number instead.
   */
  private final int[] entries;

  private LanguageWeights(String[] tags, Map<String, Context> ngrams) {
    if (tags.length > LANGUAGE + 1) {
      throw new ModelLoadException(
          RESOURCE + ": " + tags.length + " languages (expected: " + (LANGUAGE + 1) + " at most)");
    }
    this.tags = tags;
    slots = new long[2 * Integer.highestOneBit(ngrams.size()) * 4];
    entries = new int[ngrams.values().stream().mapToInt(of -> of.getOutcomes().length).sum()];
    int begin = 0;
    for (Map.Entry<String, Context> ngram : ngrams.entrySet()) {
      int length = copy(ngram.getValue(), begin);
      if (length == 0) {
        continue;
      }
      put(LanguageNgrams.packed(ngram.getKey()), ((long) begin << LENGTH_BITS) | length);
      begin += length;
    }
  }

  /** Reads the model from the class path; takes about a second. */
  static LanguageWeights load() {
    try (InputStream in = LanguageWeights.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new ModelLoadException(RESOURCE + ": not on the class path (expected: OpenNLP's)");
      }
      return of((AbstractModel) new LanguageDetectorModel(in).getMaxentModel());
    } catch (IOException e) {
      throw new ModelLoadException(RESOURCE + ": cannot be read", e);
    }
  }

  @SuppressWarnings("unchecked")
  private static LanguageWeights of(AbstractModel model) {
    String[] tags = new String[model.getNumOutcomes()];
    for (int i = 0; i < tags.length; i++) {
      tags[i] = LanguageTag.primary(model.getOutcome(i)).orElse(LanguageTag.UNDETERMINED);
    }
    return new LanguageWeights(tags, (Map<String, Context>) model.getDataStructures()[1]);
  }

  private int copy(Context context, int to) {
    int[] outcomes = context.getOutcomes();
    double[] parameters = context.getParameters();
    for (int i = 0; i < outcomes.length; i++) {
      int rounded = Float.floatToRawIntBits((float) parameters[i]) + (LANGUAGE + 1) / 2;
      entries[to + i] = (rounded & ~LANGUAGE) | outcomes[i];
    }
    return outcomes.length;
  }

  private void put(long ngram, long where) {
    int slot = slot(ngram);
    while (slots[slot] != 0) {
      slot = next(slot);
    }
    slots[slot] = ngram;
    slots[slot + 1] = where;
  }

  /** Bits of an n-gram in disorder. */
  static int mixed(long ngram) {
    return (int) ((ngram * 0x9E3779B97F4A7C15L) >>> 40);
  }

  private int slot(long ngram) {
    return 2 * mixed(ngram) & (slots.length - 2);
  }

  private int next(int slot) {
    return (slot + 2) & (slots.length - 1);
  }

  /**
   * Adds what n-grams say to a sum for each column. Each step looks up all of them before the next
   * one begins, so that the waits for memory, which are most of the time, overlap.
   *
   * @param ngrams each once; the first so many count
   * @return how many of them the model knows
   */
  int addTo(float[] sums, long[] ngrams, int count) {
    long[] found = new long[count];
    int known = find(ngrams, count, found);
    int[] first = new int[known];
    for (int i = 0; i < known; i++) {
      first[i] = entries[(int) (found[i] >>> LENGTH_BITS)];
    }
    for (int i = 0; i < known; i++) {
      add(sums, first[i]);
      int begin = (int) (found[i] >>> LENGTH_BITS);
      int end = begin + (int) (found[i] & ((1 << LENGTH_BITS) - 1));
      for (int entry = begin + 1; entry < end; entry++) {
        add(sums, entries[entry]);
      }
    }
    return known;
  }

  private static void add(float[] sums, int entry) {
    sums[entry & LANGUAGE] += Float.intBitsToFloat(entry & ~LANGUAGE);
  }

  /** Puts down where the entries of the known ones are, in order, and says how many these are. */
  private int find(long[] ngrams, int count, long[] found) {
    for (int i = 0; i < count; i++) {
      found[i] = slots[slot(ngrams[i])];
    }
    int known = 0;
    for (int i = 0; i < count; i++) {
      int slot = slot(ngrams[i]);
      long there = found[i];
      while (there != ngrams[i] && there != 0) {
        slot = next(slot);
        there = slots[slot];
      }
      if (there != 0) {
        found[known++] = slots[slot + 1];
      }
    }
    return known;
  }

  /** The language of each column; several columns may be of one. */
  List<String> tags() {
    return List.of(tags);
  }

  /** The languages that it knows, sorted. */
  List<String> known() {
    return new ArrayList<>(Arrays.stream(tags).sorted().distinct().toList());
  }
}
