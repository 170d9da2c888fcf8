package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.LaneView;
import dev.winnow.connectors.escalation.Prospect;
import dev.winnow.connectors.escalation.Standing;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.schemas.EscalationRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Two providers whose standing the test gives, and answers when it says so: {@code far} has what
 * may leave, and {@code near} what may not. Not thread-safe, but for completing answers.
 */
final class ScriptedEscalator implements Escalator {
  static final Duration LONGEST_WAIT = Duration.ofHours(12);

  final Map<String, Standing> standings =
      new LinkedHashMap<>(Map.of("far", Standing.UP, "near", Standing.UP));
  final List<String> asked = new ArrayList<>();
  boolean crowded;
  private final Map<String, CompletableFuture<Escalated>> open = new LinkedHashMap<>();

  @Override
  public String name() {
    return Escalated.NOBODY;
  }

  @Override
  public CompletableFuture<Escalated> ask(
      EscalationRequest request, Set<String> passedOver, Duration within) {
    String provider = provider(request);
    CompletableFuture<Escalated> answer = new CompletableFuture<>();
    asked.add(request.getId());
    if (standings.get(provider) == Standing.GONE) {
      answer.complete(Escalated.unasked(Escalated.NOBODY, new Unavailable("gone", Fault.PROVIDER)));
      return answer;
    }
    if (standings.get(provider) == Standing.DUE) {
      standings.put(provider, Standing.AWAY); // on trial
    }
    open.put(request.getId(), answer);
    var unused = answer.whenComplete((end, failure) -> open.remove(request.getId(), answer));
    return answer;
  }

  @Override
  public Prospect prospect(EscalationRequest request, Set<String> passedOver) {
    String provider = provider(request);
    if (crowded && standings.get(provider) == Standing.UP) {
      return Prospect.CROWDED;
    }
    return switch (Objects.requireNonNull(standings.get(provider))) {
      case UP, GONE -> Prospect.ASK;
      case AWAY -> new Prospect(List.of(provider), List.of());
      case DUE -> new Prospect(List.of(provider), List.of(provider));
    };
  }

  @Override
  public Optional<Duration> longestWait() {
    return Optional.of(LONGEST_WAIT);
  }

  @Override
  public List<LaneView> lanes() {
    return standings.entrySet().stream()
        .map(
            lane ->
                new LaneView(lane.getKey(), "nothing", false, 0, 4, 0).standing(lane.getValue()))
        .toList();
  }

  List<String> open() {
    return List.copyOf(open.keySet());
  }

  void answer(String id, EscalationOutcome outcome) {
    Objects.requireNonNull(open.get(id), () -> "nobody asked for " + id)
        .complete(Escalated.of("far", outcome, new Usage(10, 0, 1), 1));
  }

  @Override
  public void close() {}

  private static String provider(EscalationRequest request) {
    return request.getMayLeave() ? "far" : "near";
  }
}
