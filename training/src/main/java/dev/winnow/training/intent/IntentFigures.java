package dev.winnow.training.intent;

import dev.winnow.training.metric.CalibrationError;
import dev.winnow.training.metric.ScoredLabels;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How often the likeliest class is the right one.
 *
 * @param right of all rows
 * @param calibrationError of the probability that the likeliest class is right
 * @param outOfScope empty where the rows know no such class
 */
public record IntentFigures(Share right, double calibrationError, Optional<OutOfScope> outOfScope) {
  /**
   * How well texts that have none of the classes are told from those that do. A text is taken to be
   * out of scope where that is the likeliest class.
   *
   * @param rightInScope of the rows in scope, those with the right class
   * @param recall of the rows out of scope, those taken to be
   * @param precision of the rows taken to be out of scope, those that are
   */
  public record OutOfScope(Share rightInScope, Share recall, Share precision) {
    private static OutOfScope of(List<Answer> answers, int label) {
      Predicate<Answer> isOut = answer -> answer.truth() == label;
      Predicate<Answer> isTold = answer -> answer.told() == label;
      return new OutOfScope(
          share(answers, isOut.negate(), Answer::isRight),
          share(answers, isOut, isTold),
          share(answers, isTold, isOut));
    }
  }

  static IntentFigures of(List<Answer> answers, List<String> classes, String outOfScope) {
    int label = classes.indexOf(outOfScope);
    return new IntentFigures(
        share(answers, answer -> true, Answer::isRight),
        CalibrationError.expected(labels(answers)),
        label < 0 ? Optional.empty() : Optional.of(OutOfScope.of(answers, label)));
  }

  /** Of the answers that are at least so sure, how many are right. */
  static Share surerThan(double probability, List<Answer> answers) {
    return share(answers, answer -> answer.probability() >= probability, Answer::isRight);
  }

  private static Share share(
      List<Answer> answers, Predicate<Answer> among, Predicate<Answer> found) {
    List<Answer> of = answers.stream().filter(among).toList();
    return new Share((int) of.stream().filter(found).count(), of.size());
  }

  private static ScoredLabels labels(List<Answer> answers) {
    double[] probabilities = answers.stream().mapToDouble(Answer::probability).toArray();
    boolean[] right = new boolean[probabilities.length];
    for (int i = 0; i < right.length; i++) {
      right[i] = answers.get(i).isRight();
    }
    return ScoredLabels.of(probabilities, right);
  }
}
