package dev.winnow.connectors.escalation.ledger;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationOutcome.Declined;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.ProviderScore;
import dev.winnow.connectors.escalation.Quote;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.connectors.escalation.budget.Reservation;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.ModelRef;
import dev.winnow.schemas.Opinion;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions and their outcomes as records, and back. */
final class OpinionPapers {
  /** The outcome of a question that has not ended yet. */
  static final String ASKED = "asked";

  private OpinionPapers() {}

  /** What is written before a question is put. */
  static Opinion asked(
      Outgoing outgoing, Quote quote, Attempt attempt, Reservation reservation, String attemptId) {
    EscalationRequest request = outgoing.request();
    Imprint imprint = Imprint.of(request, quote.fields());
    return Opinion.newBuilder()
        .setTenant(request.getTenant())
        .setId(request.getId())
        .setRevision(request.getRevision())
        .setMode(request.getMode())
        .setRun(request.getRun())
        .setProvider(attempt.provider())
        .setOutcome(ASKED)
        .setAttemptId(attemptId)
        .setAskedAt(reservation.at())
        .setHost(quote.host())
        .setAskedModel(quote.model())
        .setPromptSha256(quote.promptSha256())
        .setTextSha256(imprint.sha256())
        .setTextBytes(imprint.bytes())
        .setFields(quote.fields())
        .setMasked(outgoing.masked())
        .setReservedTokens(quote.most().tokens())
        .setReservedCostMicros(quote.most().costMicros())
        .setSettled(false)
        .build();
  }

  /** What is written when it has ended; the request's own record says the rest. */
  static Opinion ended(Opinion asked, EscalationOutcome outcome, Instant at, Duration latency) {
    Opinion.Builder ended =
        Opinion.newBuilder(asked)
            .setOutcome(outcome.term())
            .setInputTokens(outcome.usage().inputTokens())
            .setOutputTokens(outcome.usage().outputTokens())
            .setCostMicros(outcome.usage().costMicros())
            .setSettled(outcome.isUsageKnown())
            .setLatencyMicros(latency.toNanos() / 1000)
            .setAnsweredAt(at.truncatedTo(ChronoUnit.MILLIS));
    if (outcome instanceof Answered answered) {
      answer(ended, answered);
    } else if (outcome instanceof Declined declined) {
      ended.setWhy(declined.why());
    } else if (outcome instanceof Unavailable unavailable) {
      ended.setWhy(unavailable.why()).setFault(term(unavailable.fault()));
    }
    return ended.build();
  }

  /** Nobody waited for the answer any more, or the question was never put. */
  static Opinion cancelled(Opinion asked, boolean wasPut, Instant at) {
    return Opinion.newBuilder(asked)
        .setOutcome("cancelled")
        .setSettled(!wasPut)
        .setAnsweredAt(at.truncatedTo(ChronoUnit.MILLIS))
        .build();
  }

  /** What a question took, as far as its record knows. */
  static Usage usage(Opinion record) {
    return record.getSettled()
        ? new Usage(record.getInputTokens(), record.getOutputTokens(), record.getCostMicros())
        : new Usage(record.getReservedTokens(), 0, record.getReservedCostMicros());
  }

  /**
   * The outcome that a record tells, where it is one that the same question would have again: an
   * answer, a refusal, or an answer of no use.
   */
  static Optional<EscalationOutcome> outcome(Opinion record, Set<String> passedOver) {
    Usage usage =
        new Usage(record.getInputTokens(), record.getOutputTokens(), record.getCostMicros());
    return switch (record.getOutcome()) {
      case "answered" -> answered(record, passedOver).map(answer -> answer);
      case "declined" -> Optional.of(new Declined(record.getWhy(), usage));
      case "unavailable" ->
          record.getFault().equals(term(Fault.ANSWER)) && record.getSettled()
              ? Optional.of(new Unavailable(record.getWhy(), Fault.ANSWER, usage, null))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Empty where a category is wanted now that was not asked about then. */
  private static Optional<Answered> answered(Opinion record, Set<String> passedOver) {
    if (!passedOver.containsAll(record.getSkipped())) {
      return Optional.empty();
    }
    Map<String, ProviderScore> opinions = new HashMap<>();
    record
        .getScores()
        .forEach(
            (category, score) -> {
              if (!passedOver.contains(category)) {
                opinions.put(
                    category,
                    new ProviderScore(
                        score,
                        record.getProbabilities().getOrDefault(category, score),
                        !record.getUncalibrated().contains(category)));
              }
            });
    List<String> skipped =
        Stream.concat(
                record.getSkipped().stream(),
                record.getScores().keySet().stream().filter(passedOver::contains))
            .distinct()
            .sorted()
            .toList();
    return Optional.of(
        new Answered(
            opinions,
            record.getModels(),
            record.getInputTokens(),
            record.getOutputTokens(),
            record.getCostMicros(),
            record.getTruncated(),
            skipped));
  }

  private static void answer(Opinion.Builder ended, Answered answered) {
    ended
        .setModel(answered.models().stream().findFirst().map(ModelRef::getVersion).orElse(""))
        .setModels(answered.models())
        .setScores(values(answered, ProviderScore::score))
        .setProbabilities(values(answered, ProviderScore::probability))
        .setUncalibrated(
            answered.opinions().entrySet().stream()
                .filter(opinion -> !opinion.getValue().calibrated())
                .map(Map.Entry::getKey)
                .sorted()
                .toList())
        .setTruncated(answered.truncated())
        .setSkipped(answered.skipped());
  }

  private static Map<String, Double> values(
      Answered answered, ToDoubleFunction<ProviderScore> value) {
    return answered.opinions().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> value.applyAsDouble(e.getValue())));
  }

  private static String term(Fault fault) {
    return fault.name().toLowerCase(Locale.ROOT);
  }
}
