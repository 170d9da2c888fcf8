package dev.winnow.training.head;

import dev.winnow.training.fit.Examples;
import dev.winnow.training.fit.HeadModel;
import dev.winnow.training.fit.HiddenLayerFit;
import dev.winnow.training.fit.LogisticRegression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One way to fit a head; which one is kept is chosen on dev.
 *
 * @param settings as the card states them
 */
record Candidate(String settings, Function<Examples, HeadModel> fit) {
  private static final List<Double> PENALTIES = List.of(1e-3, 1e-4, 1e-5, 1e-6);
  private static final double FIRM_PENALTY = 3e-3;
  private static final List<Double> DECAYS = List.of(3.0, 1.0, 0.1);
  private static final int UNITS = 64;
  private static final int EPOCHS = 12;

  /** With few rows an epoch is a few steps only: longer runs are tried too. */
  private static final int FEW_ROWS = 10_000;

  private static final int EPOCHS_FOR_FEW_ROWS = 60;

  private static final int MEMBERS = 3;

  /**
   * For triggers, which are made of so few texts that dev cannot tell candidates apart: a firm
   * penalty, under which the weights stay near the difference of the two means.
   */
  static Candidate ofFewTexts() {
    return new Candidate(
        "logistic regression, L2 " + FIRM_PENALTY,
        examples -> new LogisticRegression(FIRM_PENALTY).fit(examples));
  }

  /**
   * The simpler ones first: linear ones before networks, shorter runs before longer ones, firm
   * penalties before weak ones.
   *
   * @param rows to be fitted on
   */
  static List<Candidate> all(long seed, int rows) {
    List<Candidate> all = new ArrayList<>();
    for (double l2 : PENALTIES) {
      all.add(
          new Candidate(
              "logistic regression, L2 " + l2,
              examples -> new LogisticRegression(l2).fit(examples)));
    }
    for (int epochs : rows < FEW_ROWS ? List.of(EPOCHS, EPOCHS_FOR_FEW_ROWS) : List.of(EPOCHS)) {
      for (double decay : DECAYS) {
        HiddenLayerFit fit = new HiddenLayerFit(UNITS, epochs, decay, MEMBERS, seed);
        all.add(
            new Candidate(
                "mean of %d networks of one hidden layer of %d rectified units, %d epochs, decay %s"
                    .formatted(MEMBERS, UNITS, epochs, decay),
                fit::fit));
      }
    }
    return all;
  }
}
