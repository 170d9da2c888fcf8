package dev.winnow.pipeline.restraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Verdict;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GateTest {
  private static final String RULES = "interimAction: allow\ncategories: {}\n";
  private static final Policy FREE = PolicyYaml.parse(1, RULES);
  private static final Policy BOUND =
      PolicyYaml.parse(1, RULES + "quota: {moderate: 1, escalate: 1}\n");

  private final Gate gate = new Gate();

  @Test
  void what_nobody_acts_on_passes_and_is_counted() {
    assertThat(candidate(BOUND, verdict(Action.ALLOW))).isEmpty();
    assertThat(candidate(BOUND, verdict(Action.REVIEW))).isEmpty();
    assertThat(candidate(BOUND, verdict(Action.LIMIT)))
        .hasValueSatisfying(found -> assertThat(found.items()).isEqualTo(3));
    assertThat(candidate(BOUND, verdict(Action.REMOVE)))
        .hasValueSatisfying(found -> assertThat(found.items()).isEqualTo(1));
  }

  @Test
  void a_provisional_action_that_nothing_found_asks_for_passes() {
    Verdict cautious = verdict(Action.LIMIT);
    cautious.setLabels(Map.of());
    assertThat(candidate(BOUND, cautious)).isEmpty();
  }

  @Test
  void without_a_quota_or_a_brake_everything_passes() {
    assertThat(candidate(FREE, verdict(Action.REMOVE))).isEmpty();
  }

  @Test
  void replays_and_trials_pass_and_are_not_counted() {
    Verdict replay = verdict(Action.REMOVE);
    replay.setMode("backfill");
    assertThat(candidate(BOUND, replay)).isEmpty();
    assertThat(candidate(BOUND, verdict(Action.REMOVE)))
        .hasValueSatisfying(found -> assertThat(found.items()).isEqualTo(1));
  }

  private Optional<Candidate> candidate(Policy policy, Verdict verdict) {
    return gate.candidate(
        policy, verdict, EscalationRequest.newBuilder().setTenant("t").setId("a")::build);
  }

  private static Verdict verdict(Action action) {
    return Candidates.of("t", "a", action, Candidates.NOON, 1).verdict();
  }
}
