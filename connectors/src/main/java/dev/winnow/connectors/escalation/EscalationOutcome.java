package dev.winnow.connectors.escalation;

import dev.winnow.schemas.ModelRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How asking for a second opinion ended. */
public sealed interface EscalationOutcome {
  /** The word for it in verdicts, review requests and metrics. */
  String term();

  /** What asking took; nothing where that is not known. */
  default Usage usage() {
    return Usage.NONE;
  }

  /** Whether {@link #usage} is all that asking took. */
  default boolean isUsageKnown() {
    return true;
  }

  /** The same after earlier rounds that took so much, where it tells what asking took. */
  default EscalationOutcome after(Usage before) {
    return this;
  }

  /**
   * The provider answered.
   *
   * @param opinions by category
   * @param inputTokens that the model read, special ones included
   * @param outputTokens that the model wrote
   * @param costMicros price in millionths of the configured currency
   * @param truncated whether the text was longer than what the model reads
   * @param skipped the categories that it could have judged and was not asked about, sorted
   */
  record Answered(
      Map<String, ProviderScore> opinions,
      List<ModelRef> models,
      long inputTokens,
      long outputTokens,
      long costMicros,
      boolean truncated,
      List<String> skipped)
      implements EscalationOutcome {
    public Answered {
      opinions = Map.copyOf(opinions);
      models = List.copyOf(models);
      skipped = List.copyOf(skipped);
    }

    @Override
    public String term() {
      return "answered";
    }

    @Override
    public Usage usage() {
      return new Usage(inputTokens, outputTokens, costMicros);
    }
  }

  /** The provider refused to judge this item. */
  record Declined(String why, Usage usage) implements EscalationOutcome {
    public Declined(String why) {
      this(why, Usage.NONE);
    }

    @Override
    public Declined after(Usage before) {
      return new Declined(why, before.plus(usage));
    }

    @Override
    public String term() {
      return "declined";
    }
  }

  /** No answer came in time. */
  record TimedOut() implements EscalationOutcome {
    @Override
    public String term() {
      return "timed_out";
    }

    @Override
    public boolean isUsageKnown() {
      return false;
    }
  }

  /**
   * The provider could not be reached, failed, or gave an answer of no use.
   *
   * @param why without the content
   * @param fault what it says about the next question
   * @param retryAfter how long the provider wants to be left alone, where it says so
   * @param isUsageKnown whether the usage is all that asking took
   */
  record Unavailable(
      String why, Fault fault, Usage usage, @Nullable Duration retryAfter, boolean isUsageKnown)
      implements EscalationOutcome {
    /** Nobody knows what asking took. */
    public Unavailable(String why) {
      this(why, Fault.TRANSIENT);
    }

    /** Nobody knows what asking took. */
    public Unavailable(String why, Fault fault) {
      this(why, fault, Usage.NONE, null, false);
    }

    /** Asking took this and no more. */
    public Unavailable(String why, Fault fault, Usage usage, @Nullable Duration retryAfter) {
      this(why, fault, usage, retryAfter, true);
    }

    @Override
    public Unavailable after(Usage before) {
      return new Unavailable(why, fault, before.plus(usage), retryAfter, isUsageKnown);
    }

    @Override
    public String term() {
      return "unavailable";
    }
  }

  /** Asking would have cost more than is left to spend. */
  record OverBudget() implements EscalationOutcome {
    @Override
    public String term() {
      return "over_budget";
    }
  }
}
