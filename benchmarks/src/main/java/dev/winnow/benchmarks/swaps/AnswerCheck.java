package dev.winnow.benchmarks.swaps;

import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.ModelIdentity;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Holds each answer against the models that it names: they must be a set that was in service, every
 * category must have a score, and the scores must be those of that set. Thread-safe.
 */
final class AnswerCheck {
  /** How far a score may be from that of the same models at another time. */
  static final double TOLERANCE = 1e-4;

  private final List<ServedSet> sets;
  private final InService inService;
  private final List<List<Classification>> different;
  private final List<Boolean> telling;
  private AnswerTally tally = AnswerTally.NONE;

  AnswerCheck(List<ServedSet> sets, InService inService) {
    this.sets = List.copyOf(sets);
    this.inService = inService;
    this.different = sets.stream().map(ServedSet::expected).distinct().toList();
    this.telling = IntStream.range(0, sets.get(0).expected().size()).mapToObj(this::tells).toList();
  }

  synchronized AnswerTally tally() {
    return tally;
  }

  synchronized void failed() {
    tally = tally.plus(AnswerTally.FAILED);
  }

  /**
   * Notes an answer.
   *
   * @param text number of the text
   * @param earliest see {@link InService#earliest}, before it was handed in
   * @param latest see {@link InService#latest}, after it was handed in
   */
  void answered(int text, Classification found, int earliest, int latest) {
    AnswerTally one = judged(text, found, earliest, latest);
    synchronized (this) {
      tally = tally.plus(one);
    }
  }

  private AnswerTally judged(int text, Classification found, int earliest, int latest) {
    int set = named(found.models(), earliest, latest);
    if (set < 0) {
      return AnswerTally.FOREIGN;
    }
    double deviation = 0;
    for (Map.Entry<String, CategoryScore> entry :
        sets.get(set).expected().get(text).scores().entrySet()) {
      CategoryScore score = found.scores().get(entry.getKey());
      if (score == null) {
        return AnswerTally.UNLABELLED;
      }
      deviation = Math.max(deviation, Math.abs(score.score() - entry.getValue().score()));
    }
    return AnswerTally.scored(deviation, TOLERANCE, telling.get(text));
  }

  /** The set of these models that was in service, or below 0. One may come back later. */
  private int named(List<ModelIdentity> models, int earliest, int latest) {
    for (int set = 0; set < sets.size(); set++) {
      if (inService.served(set, earliest, latest) && sets.get(set).models().equals(models)) {
        return set;
      }
    }
    return -1;
  }

  /** Whether the scores of a text tell every two sets apart that score differently at all. */
  private boolean tells(int text) {
    for (int one = 0; one < different.size(); one++) {
      for (int other = 0; other < one; other++) {
        if (apart(different.get(one).get(text), different.get(other).get(text)) <= 2 * TOLERANCE) {
          return false;
        }
      }
    }
    return true;
  }

  private static double apart(Classification one, Classification other) {
    return one.scores().entrySet().stream()
        .mapToDouble(
            entry -> {
              CategoryScore counterpart = other.scores().get(entry.getKey());
              return counterpart == null
                  ? 1
                  : Math.abs(entry.getValue().score() - counterpart.score());
            })
        .max()
        .orElse(0);
  }
}
