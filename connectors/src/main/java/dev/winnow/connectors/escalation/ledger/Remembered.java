package dev.winnow.connectors.escalation.ledger;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.Quote;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Opinion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What questions came to before a crash, so that they are not put again: the newest {@value
 * #MOST_ANSWERS} of them. Filled before it is asked, then only read.
 */
final class Remembered {
  static final int MOST_ANSWERS = 20_000;

  private final Map<Attempt, Opinion> ended =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Attempt, Opinion> eldest) {
          return size() > MOST_ANSWERS;
        }
      };

  void add(Opinion record) {
    if (OpinionPapers.outcome(record, Set.copyOf(record.getSkipped())).isPresent()) {
      Attempt attempt = Attempt.of(record);
      ended.remove(attempt); // the newest goes last
      ended.put(attempt, record);
    }
  }

  int size() {
    return ended.size();
  }

  /**
   * How a question ended that is the same in every word, put to the same model with the same
   * prompt.
   *
   * @param outgoing the request as the provider would get it
   */
  Optional<EscalationOutcome> find(
      Attempt attempt,
      Supplier<EscalationRequest> outgoing,
      Supplier<Quote> quote,
      Set<String> passedOver) {
    Opinion record = ended.get(attempt);
    if (record == null || !isSame(record, outgoing.get(), quote.get())) {
      return Optional.empty();
    }
    return OpinionPapers.outcome(record, passedOver);
  }

  private static boolean isSame(Opinion record, EscalationRequest outgoing, Quote quote) {
    return record.getAskedModel().equals(quote.model())
        && record.getPromptSha256().equals(quote.promptSha256())
        && record.getTextSha256().equals(Imprint.of(outgoing, quote.fields()).sha256());
  }
}
