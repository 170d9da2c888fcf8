package dev.winnow.pipeline.restraint;

import dev.winnow.pipeline.policy.Policy;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.Verdict;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a subtask decides, tells what a machine would act on from all else, and counts both. It
 * costs an addition for an item that nobody acts on. Replays and trials pass, for no platform acts
 * on them. Only the task's thread may call.
 */
public final class Gate {
  private long items;

  /**
   * What is to be sent to the {@link RestraintFunction}; empty for what may go its way.
   *
   * @param verdict a stage's, provisional or final
   * @param request makes what puts the item to whoever is next
   */
  public Optional<Candidate> candidate(
      Policy policy, Verdict verdict, Supplier<EscalationRequest> request) {
    if (!policy.controls().restrain() || !verdict.getMode().equals(Mode.LIVE.term())) {
      return Optional.empty();
    }
    items++;
    if (!acts(verdict)) {
      return Optional.empty();
    }
    Candidate candidate = new Candidate(verdict, request.get(), items);
    items = 0;
    return Optional.of(candidate);
  }

  private static boolean acts(Verdict verdict) {
    Action action = Action.of(verdict.getAction());
    return (action == Action.LIMIT || action == Action.REMOVE)
        && verdict.getLabels().values().stream().anyMatch(LabelScore::getFlagged);
  }
}
