package dev.winnow.pipeline.cascade;

import dev.winnow.schemas.Term;

/** Why an item goes on from the stage that looked at it. */
public enum EscalationReason implements Term {
  /** It was in doubt: the general model is asked. */
  UNSURE(false),
  /** Machines have removed as much today as they may: people are asked. */
  OVER_QUOTA(true),
  /** Its category is flagged far more often than usual: people are asked. */
  BRAKED(true);

  private final boolean held;

  EscalationReason(boolean held) {
    this.held = held;
  }

  /** Whether a machine was sure and was held back, so that only people may decide. */
  public boolean isHeld() {
    return held;
  }

  /**
   * The reason that a record's string names; an unknown one is an {@link IllegalArgumentException}.
   */
  public static EscalationReason of(String term) {
    return Term.of(EscalationReason.class, term);
  }
}
