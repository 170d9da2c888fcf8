package dev.winnow.connectors.escalation.escalator;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.Funds;
import dev.winnow.connectors.escalation.ProviderScore;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.schemas.EscalationRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A provider whose outcomes the test gives, by the number of the question. Thread-safe. */
final class Asking implements EscalationProvider {
  static final Answered ANSWER =
      new Answered(
          Map.of("toxicity", new ProviderScore(0.9, 0.9)), List.of(), 100, 10, 7, false, List.of());

  final ConcurrentLinkedQueue<EscalationRequest> asked = new ConcurrentLinkedQueue<>();
  final ConcurrentLinkedQueue<CompletableFuture<EscalationOutcome>> given =
      new ConcurrentLinkedQueue<>();
  final ConcurrentLinkedQueue<Double> worths = new ConcurrentLinkedQueue<>();
  final AtomicInteger closed = new AtomicInteger();
  volatile Funds funds = Funds.ENOUGH;
  volatile @Nullable EscalationOutcome known;
  Set<String> categories = Set.of("toxicity", "hate", "spam");
  private final String name;
  private final Function<Integer, @Nullable EscalationOutcome> outcomes;
  private final AtomicInteger questions = new AtomicInteger();

  /**
   * @param outcomes by the number of the question, from 0; null: no answer
   */
  Asking(String name, Function<Integer, @Nullable EscalationOutcome> outcomes) {
    this.name = name;
    this.outcomes = outcomes;
  }

  static Asking answering(String name) {
    return new Asking(name, n -> ANSWER);
  }

  static Asking failing(String name, Fault fault) {
    return new Asking(name, n -> new Unavailable(name + " fails", fault));
  }

  static Unavailable retryAfter(Duration wait) {
    return new Unavailable("429", Fault.TRANSIENT, Usage.NONE, wait);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean judges(String category) {
    return categories.contains(category);
  }

  @Override
  public Optional<EscalationOutcome> remembered(EscalationRequest request, Set<String> passedOver) {
    return Optional.ofNullable(known);
  }

  @Override
  public Funds funds(EscalationRequest request, Set<String> passedOver, double worth) {
    worths.add(worth);
    return funds;
  }

  @Override
  public CompletableFuture<EscalationOutcome> ask(
      EscalationRequest request, Set<String> passedOver) {
    asked.add(request);
    EscalationOutcome outcome = outcomes.apply(questions.getAndIncrement());
    CompletableFuture<EscalationOutcome> answer = new CompletableFuture<>();
    if (outcome != null) {
      answer.complete(outcome);
    }
    given.add(answer);
    return answer;
  }

  @Override
  public void close() {
    closed.incrementAndGet();
  }
}
