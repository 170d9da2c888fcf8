package dev.winnow.connectors.escalation;

import dev.winnow.schemas.ModelRef;
import java.util.List;
import java.util.Map;

/** How asking for a second opinion ended. */
public sealed interface EscalationOutcome {
  /** The word for it in verdicts, review requests and metrics. */
  String term();

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
  }

  /** The provider refused to judge this item. */
  record Declined(String why) implements EscalationOutcome {
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
  }

  /** The provider could not be reached or failed. */
  record Unavailable(String why) implements EscalationOutcome {
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
