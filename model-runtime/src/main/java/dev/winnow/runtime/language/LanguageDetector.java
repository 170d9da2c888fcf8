package dev.winnow.runtime.language;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Tells the language of texts, some tens of microseconds each, on the thread of whoever asks.
 * Thread-safe; needs no closing. All detectors of a process share one table of weights, which the
 * first one loads.
 *
 * <p>The model's own probabilities are no such thing: they are nearly even over a hundred languages
 * for any short text. They become some by two numbers, {@link #SHARPNESS} and {@link #DAMPING}, and
 * by how common a language is taken to be ({@link LanguageSettings}).
 */
public final class LanguageDetector {
  /** By what a text of {@link #MIDDLING} n-grams' sums are multiplied. */
  private static final double SHARPNESS = 17;

  /** Neighbouring n-grams say the same again, the more so the longer a text is. */
  private static final double DAMPING = 0.25;

  private static final double MIDDLING = 100;

  private final LanguageWeights weights;
  private final LanguageSettings settings;
  private final List<String> tags;

  /** By column, the place of its language in {@link #tags}. */
  private final int[] places;

  /** By column, what its language is ahead by, whatever the text. */
  private final double[] ahead;

  private final ArrayBlockingQueue<LanguageReader> idle =
      new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

  private LanguageDetector(LanguageWeights weights, LanguageSettings settings) {
    this.weights = weights;
    this.settings = settings;
    this.tags = weights.known();
    this.places = weights.tags().stream().mapToInt(tags::indexOf).toArray();
    this.ahead = weights.tags().stream().mapToDouble(tag -> Math.log(settings.odds(tag))).toArray();
    for (String expected : settings.expected()) {
      if (!tags.contains(expected)) {
        throw new IllegalArgumentException(
            "languages: %s (expected: of %s)".formatted(expected, tags));
      }
    }
  }

  private static final class Weights {
    private static final LanguageWeights LOADED = LanguageWeights.load();
  }

  /** A detector; the first of a process takes about a second to load. */
  public static LanguageDetector of(LanguageSettings settings) {
    return new LanguageDetector(Weights.LOADED, settings);
  }

  /** What a text is in, or that it cannot be told. */
  public LanguageGuess detect(String text) {
    double[] probabilities = probabilities(text);
    int best = -1;
    for (int i = 0; i < probabilities.length; i++) {
      best = best < 0 || probabilities[i] > probabilities[best] ? i : best;
    }
    double probability = probabilities[best];
    return new LanguageGuess(
        probability >= settings.atLeast() ? tags.get(best) : LanguageTag.UNDETERMINED, probability);
  }

  /** How probable each language is, the likeliest first; all 0 where nothing is known. */
  public Map<String, Double> ranked(String text) {
    double[] probabilities = probabilities(text);
    Map<String, Double> ranked = new LinkedHashMap<>();
    Integer[] order = new Integer[probabilities.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(probabilities[b], probabilities[a]));
    for (int place : order) {
      ranked.put(tags.get(place), probabilities[place]);
    }
    return ranked;
  }

  /** The languages that it knows, sorted. */
  public List<String> languages() {
    return List.copyOf(tags);
  }

  private double[] probabilities(String text) {
    LanguageReader taken = idle.poll();
    LanguageReader reader = taken == null ? new LanguageReader(weights) : taken;
    try {
      return probabilities(reader.sums(text), reader.known());
    } finally {
      idle.offer(reader);
    }
  }

  private double[] probabilities(float[] sums, int known) {
    double[] probabilities = new double[tags.size()];
    if (known == 0) {
      return probabilities;
    }
    double sharpness = SHARPNESS * Math.pow(known / MIDDLING, -DAMPING);
    double[] scores = new double[sums.length];
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < sums.length; i++) {
      scores[i] = sharpness * sums[i] + ahead[i];
      highest = Math.max(highest, scores[i]);
    }
    double total = 0;
    for (int i = 0; i < sums.length; i++) {
      double share = Math.exp(scores[i] - highest);
      probabilities[places[i]] += share;
      total += share;
    }
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] /= total;
    }
    return probabilities;
  }
}
