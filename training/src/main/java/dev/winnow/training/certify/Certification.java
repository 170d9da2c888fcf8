package dev.winnow.training.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds thresholds that are cheap and proves that they keep their limits.
 *
 * <p>Angelopoulos, Bates, Candès, Jordan and Lei, "Learn then Test: Calibrating Predictive
 * Algorithms to Achieve Risk Control", 2021 (arXiv:2110.01052): whether a set of thresholds breaks
 * its limits is a hypothesis, and only sets whose hypothesis is refuted come into question. Some
 * rows choose the sets and their order, from careful to bold. On others they are tested in this
 * order at the full level, until the first that is not refuted (fixed-sequence testing, their
 * section 4.1): so the probability that any set before it breaks a limit stays within the level,
 * however many are tested, and the last of them may be taken because it is the cheapest.
 *
 * <p>A hypothesis is that at least one limit of at least one category is broken; it is refuted
 * where each is, so that many categories need no correction either ({@link Evidence}). The tests of
 * plain rows ({@link Counts}) are exact: of the items acted on, given how many there are, each is
 * wrong independently with one probability, and of the violations each is missed with one.
 *
 * <p>The first set decides nothing. It fails only where there are too few violations to prove
 * anything.
 */
public final class Certification {
  /**
   * What the sets may risk, in parts of the level. The first ones only let pass, which most items
   * need; then comes acting; the last ones go by the errors that were seen alone.
   */
  private static final List<SearchStep> STEPS =
      List.of(
          new SearchStep(0, 0.01, true),
          new SearchStep(0, 0.05, true),
          new SearchStep(0, 0.15, true),
          new SearchStep(1e-4, 0.15, true),
          new SearchStep(0.01, 0.15, true),
          new SearchStep(0.05, 0.15, true),
          new SearchStep(0.15, 0.15, true),
          new SearchStep(0.3, 0.3, true),
          new SearchStep(0.6, 0.6, true),
          new SearchStep(1, 1, true),
          new SearchStep(0.3, 0.3, false),
          new SearchStep(1, 1, false));

  /** The same in parts of the limits themselves, for {@link WeightedRisk}. */
  private static final List<SearchStep> WEIGHTED_STEPS =
      List.of(
          new SearchStep(0, 0.3, true),
          new SearchStep(0, 0.45, true),
          new SearchStep(0, 0.6, true),
          new SearchStep(0.3, 0.6, true),
          new SearchStep(0.45, 0.6, true),
          new SearchStep(0.6, 0.6, true),
          new SearchStep(0.7, 0.7, true),
          new SearchStep(0.8, 0.8, true),
          new SearchStep(0.9, 0.9, true),
          new SearchStep(1, 1, true),
          new SearchStep(1, 1, false));

  private final double level;
  private final List<SearchStep> steps;

  /**
   * A way to certify.
   *
   * @param confidence that all limits hold, such as 0.95
   */
  public Certification(double confidence) {
    this(confidence, STEPS.stream().map(step -> step.times(1 - confidence)).toList());
  }

  /** One whose questions go by {@link WeightedRisk}. */
  public static Certification byWeights(double confidence) {
    return new Certification(confidence, WEIGHTED_STEPS);
  }

  private Certification(double confidence, List<SearchStep> steps) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence: " + confidence + " (expected: more than 0, less than 1)");
    }
    this.level = 1 - confidence;
    this.steps = steps;
  }

  /** Empty where the rows are too few for anything at all. */
  public <E extends Evidence> Optional<Certificate<E>> certify(
      List<Question> questions, Examination<E> examination) {
    Optional<Certificate<E>> proven = Optional.empty();
    int tried = 0;
    for (List<ThresholdVector> vectors : sequence(questions)) {
      tried++;
      List<E> counts = examination.examine(vectors);
      if (!isProven(questions, vectors, counts)) {
        break;
      }
      proven = Optional.of(new Certificate<>(vectors, counts, tried));
    }
    int all = tried;
    return proven.map(last -> new Certificate<>(last.vectors(), last.counts(), all));
  }

  private List<List<ThresholdVector>> sequence(List<Question> questions) {
    List<List<ThresholdVector>> paths = new ArrayList<>();
    List<ThresholdVector> undecided = new ArrayList<>();
    for (Question question : questions) {
      paths.add(path(question));
      undecided.add(ThresholdVector.undecided(question.searched().stages()));
    }
    List<List<ThresholdVector>> sequence = new ArrayList<>();
    sequence.add(undecided);
    for (int at = 0; at < steps.size(); at++) {
      int place = at;
      sequence.add(paths.stream().map(path -> path.get(place)).toList());
    }
    return sequence.stream().distinct().toList();
  }

  private List<ThresholdVector> path(Question question) {
    ThresholdVector boldest = question.boldest();
    return ThresholdSearch.path(question, steps).stream()
        .map(vector -> boldest == null ? vector : vector.within(boldest))
        .toList();
  }

  private boolean isProven(
      List<Question> questions, List<ThresholdVector> vectors, List<? extends Evidence> counts) {
    for (int at = 0; at < questions.size(); at++) {
      Limits limits = questions.get(at).limits();
      if (!counts.get(at).refutes(limits, vectors.get(at).acts(), level)) {
        return false;
      }
    }
    return true;
  }
}
