package dev.winnow.pipeline.policy;

import dev.winnow.schemas.Term;

/** Who decides about an item whose second opinion nobody can pay for. */
public enum OverBudgetRule implements Term {
  /** As about any other item without an answer. */
  PEOPLE,
  /** The {@link BestGuess} of what was found before, where there is one; else people. */
  SPECIALISTS;

  static OverBudgetRule of(String term) {
    return Term.of(OverBudgetRule.class, ControlsYaml.OVER_BUDGET, term);
  }
}
