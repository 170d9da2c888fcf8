package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.schemas.EscalationRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A provider that answers when the test says so. Not thread-safe, but for completing answers. */
final class PausedProvider implements EscalationProvider {
  final List<String> asked = new ArrayList<>();
  Set<String> lastPassedOver = Set.of();
  boolean closed;
  int mostAtOnce;
  @Nullable RuntimeException failure;
  private final Map<String, CompletableFuture<EscalationOutcome>> open = new LinkedHashMap<>();

  @Override
  public String name() {
    return "paused";
  }

  @Override
  public CompletableFuture<EscalationOutcome> ask(
      EscalationRequest request, Set<String> passedOver) {
    if (failure != null) {
      throw failure;
    }
    String name = request.getId() + "@" + request.getRevision();
    asked.add(name);
    lastPassedOver = passedOver;
    CompletableFuture<EscalationOutcome> answer = new CompletableFuture<>();
    open.put(name, answer);
    var unused = answer.whenComplete((outcome, failed) -> open.remove(name, answer));
    mostAtOnce = Math.max(mostAtOnce, open.size());
    return answer;
  }

  List<String> open() {
    return List.copyOf(open.keySet());
  }

  /** The future of a question that is still open. */
  CompletableFuture<EscalationOutcome> question(String name) {
    return Objects.requireNonNull(open.get(name), () -> "nobody asked for " + name);
  }

  void answer(String name, EscalationOutcome outcome) {
    question(name).complete(outcome);
  }

  @Override
  public void close() {
    closed = true;
  }
}
