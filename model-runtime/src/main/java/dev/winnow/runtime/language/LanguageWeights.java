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
 * are the same numbers, in a table that is fast to look them up in: some 12 MB. Immutable.
 *
 * <p>OpenNLP's own class answers from them in half a millisecond a text and more, which is too slow
 * for a stage in front of all others: see {@code docs/decisions/0022-languages.md}.
 */
final class LanguageWeights {
  /** In the jar {@code opennlp-models-langdetect}, which the build brings along. */
  private static final String RESOURCE = "/langdetect-183.bin";

  private final String[] tags;
  private final long[] keys;
  private final int[] rows;

  /** Where the weights of a row begin; its last entry is their end. */
  private final int[] starts;

  private final byte[] languages;
  private final float[] weights;

  private LanguageWeights(String[] tags, Map<String, Context> ngrams) {
    this.tags = tags;
    int size = Integer.highestOneBit(ngrams.size()) * 4;
    keys = new long[size];
    rows = new int[size];
    starts = new int[ngrams.size() + 1];
    int count = ngrams.values().stream().mapToInt(context -> context.getOutcomes().length).sum();
    languages = new byte[count];
    weights = new float[count];
    int row = 0;
    for (Map.Entry<String, Context> ngram : ngrams.entrySet()) {
      put(LanguageNgrams.packed(ngram.getKey()), row);
      starts[row + 1] = starts[row] + copy(ngram.getValue(), starts[row]);
      row++;
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
      languages[to + i] = (byte) outcomes[i];
      weights[to + i] = (float) parameters[i];
    }
    return outcomes.length;
  }

  private void put(long key, int row) {
    int slot = slot(key);
    while (keys[slot] != 0) {
      slot = (slot + 1) & (keys.length - 1);
    }
    keys[slot] = key;
    rows[slot] = row;
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & (keys.length - 1);
  }

  /** The row of an n-gram, -1 where the model does not know it. */
  int row(long ngram) {
    for (int slot = slot(ngram); keys[slot] != 0; slot = (slot + 1) & (keys.length - 1)) {
      if (keys[slot] == ngram) {
        return rows[slot];
      }
    }
    return -1;
  }

  int rows() {
    return starts.length - 1;
  }

  /** Adds a row's weights to a sum for each column. */
  void addTo(float[] sums, int row) {
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      sums[languages[i]] += weights[i];
    }
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
