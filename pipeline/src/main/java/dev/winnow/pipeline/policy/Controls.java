package dev.winnow.pipeline.policy;

import org.jspecify.annotations.Nullable;

/**
 * What a policy says of the machines as a whole, beside what it says of single items. Each part may
 * be absent, and then costs nothing.
 */
public record Controls(
    @Nullable Quota quota,
    @Nullable BrakeRules brake,
    @Nullable AuditRules audit,
    OverBudgetRule overBudget) {
  public static final Controls NONE = new Controls(null, null, null);

  /** People decide about what nobody can pay for. */
  public Controls(@Nullable Quota quota, @Nullable BrakeRules brake, @Nullable AuditRules audit) {
    this(quota, brake, audit, OverBudgetRule.PEOPLE);
  }

  /** Whether what machines would act on has to pass the place where that is counted. */
  public boolean restrain() {
    return quota != null || brake != null;
  }
}
