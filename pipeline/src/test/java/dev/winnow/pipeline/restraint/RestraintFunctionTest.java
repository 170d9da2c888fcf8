package dev.winnow.pipeline.restraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RestraintFunctionTest {
  private static final String CATEGORIES =
      """
      interimAction: allow
      categories:
        spam:
          action: remove
          specialists: {allow: 0.2, act: 0.9}
      """;
  private static final AtomicReference<Policy> POLICY = new AtomicReference<>();

  @BeforeEach
  void three_for_all() {
    policy("quota: {moderate: 3, escalate: 1}");
  }

  @Test
  void exactly_the_quota_is_removed_and_the_rest_goes_to_people() throws Exception {
    try (var harness = opened(RestraintFunction.Job.MODERATE)) {
      for (int i = 0; i < 5; i++) {
        send(harness, Candidates.removal("t" + i, "a" + i, Candidates.NOON));
      }
      assertThat(verdicts(harness))
          .extracting(Verdict::getAction)
          .containsExactly("remove", "remove", "remove", "review", "review");
      Verdict held = verdicts(harness).get(3);
      assertThat(held.getFinal$()).isFalse();
      assertThat(held.getEscalation().getReason()).isEqualTo("over_quota");
      assertThat(held.getEscalation().getUnsure()).containsExactly("spam");
      assertThat(held.getVerdictId())
          .isNotEqualTo(Candidates.removal("t3", "a3", Candidates.NOON).verdict().getVerdictId());
      assertThat(requests(harness))
          .extracting(EscalationRequest::getId)
          .containsExactly("a3", "a4");
      EscalationRequest request = requests(harness).get(0);
      assertThat(request.getReason()).isEqualTo("over_quota");
      assertThat(request.getText()).isEqualTo("buy now");
      assertThat(request.getProvisionalVerdictId()).isEqualTo(held.getVerdictId());
      assertThat(request.getLabels()).containsOnlyKeys("spam");
    }
  }

  @Test
  void the_general_model_has_a_quota_of_its_own() throws Exception {
    try (var harness = opened(RestraintFunction.Job.ESCALATE)) {
      send(harness, Candidates.removal("t", "a", Candidates.NOON));
      send(harness, Candidates.removal("t", "b", Candidates.NOON));
      assertThat(removed(harness)).isOne();
    }
  }

  @Test
  void what_was_removed_before_a_restart_counts() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = opened(RestraintFunction.Job.MODERATE)) {
      send(harness, Candidates.removal("t", "a", Candidates.NOON));
      send(harness, Candidates.removal("t", "b", Candidates.NOON));
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = harness(RestraintFunction.Job.MODERATE)) {
      harness.initializeState(snapshot);
      harness.open();
      send(harness, Candidates.removal("t", "c", Candidates.NOON));
      send(harness, Candidates.removal("t", "d", Candidates.NOON));
      assertThat(removed(harness)).isOne();
    }
  }

  @Test
  void each_utc_day_has_its_own_and_a_straggler_counts_for_its_own_day() throws Exception {
    Instant midnight = Instant.parse("2026-01-02T00:00:00Z");
    Instant before = midnight.minusMillis(1);
    try (var harness = opened(RestraintFunction.Job.MODERATE)) {
      send(harness, Candidates.removal("t", "a", before));
      send(harness, Candidates.removal("t", "b", before));
      for (int i = 0; i < 4; i++) {
        send(harness, Candidates.removal("t", "c" + i, midnight));
      }
      send(harness, Candidates.removal("t", "d", before));
      send(harness, Candidates.removal("t", "e", before));
      assertThat(verdicts(harness))
          .extracting(Verdict::getAction)
          .containsExactly(
              "remove", "remove", "remove", "remove", "remove", "review", "remove", "review");
      send(harness, Candidates.removal("t", "f", midnight.minus(Duration.ofDays(2))));
      assertThat(verdicts(harness).get(8).getAction()).isEqualTo("review");
    }
  }

  @Test
  void where_it_is_by_tenant_one_does_not_use_up_that_of_another() throws Exception {
    policy("quota: {per: tenant, moderate: 1, escalate: 0}");
    try (var harness = opened(RestraintFunction.Job.MODERATE)) {
      send(harness, Candidates.removal("t", "a", Candidates.NOON));
      send(harness, Candidates.removal("u", "b", Candidates.NOON));
      send(harness, Candidates.removal("t", "c", Candidates.NOON));
      assertThat(verdicts(harness))
          .extracting(Verdict::getAction)
          .containsExactly("remove", "remove", "review");
      policy("quota: {per: all, moderate: 3, escalate: 0}");
      send(harness, Candidates.removal("v", "d", Candidates.NOON));
      send(harness, Candidates.removal("v", "e", Candidates.NOON));
      assertThat(removed(harness)).isEqualTo(3);
    }
  }

  @Test
  void what_is_limited_uses_up_no_quota() throws Exception {
    policy("quota: {moderate: 0, escalate: 0}");
    try (var harness = opened(RestraintFunction.Job.MODERATE)) {
      send(harness, Candidates.of("t", "a", Action.LIMIT, Candidates.NOON, 1));
      assertThat(verdicts(harness)).extracting(Verdict::getAction).containsExactly("limit");
      assertThat(requests(harness)).isEmpty();
    }
  }

  @Test
  void a_braked_category_is_decided_by_people_and_uses_up_no_quota() throws Exception {
    policy("quota: {moderate: 100, escalate: 0}\nbrake: {factor: 3, rates: {spam: 0.02}}");
    OperatorSubtaskState snapshot;
    int removedBefore;
    try (var harness = opened(RestraintFunction.Job.MODERATE)) {
      for (int i = 0; i < 50; i++) {
        send(harness, Candidates.removal("t", "a" + i, Candidates.NOON));
      }
      removedBefore = (int) removed(harness);
      assertThat(removedBefore).isBetween(5, 25);
      assertThat(verdicts(harness).get(49).getEscalation().getReason()).isEqualTo("braked");
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = harness(RestraintFunction.Job.MODERATE)) {
      harness.initializeState(snapshot);
      harness.open();
      send(harness, Candidates.removal("t", "b", Candidates.NOON));
      assertThat(removed(harness)).isZero();
      send(harness, Candidates.of("t", "c", Action.REMOVE, Candidates.NOON, 2_000));
      assertThat(removed(harness)).isOne();
    }
  }

  private static void policy(String controls) {
    POLICY.set(PolicyYaml.parse(1, CATEGORIES + controls + "\n"));
  }

  private static void send(
      KeyedOneInputStreamOperatorTestHarness<String, Candidate, Verdict> harness,
      Candidate candidate)
      throws Exception {
    harness.processElement(candidate, 0);
  }

  private static List<Verdict> verdicts(
      KeyedOneInputStreamOperatorTestHarness<String, Candidate, Verdict> harness) {
    return harness.extractOutputValues();
  }

  private static long removed(
      KeyedOneInputStreamOperatorTestHarness<String, Candidate, Verdict> harness) {
    return verdicts(harness).stream()
        .filter(verdict -> verdict.getFinal$() && verdict.getAction().equals("remove"))
        .count();
  }

  private static List<EscalationRequest> requests(
      KeyedOneInputStreamOperatorTestHarness<String, Candidate, Verdict> harness) {
    var records = harness.getSideOutput(RestraintFunction.REQUESTS);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Candidate, Verdict> opened(
      RestraintFunction.Job job) throws Exception {
    var harness = harness(job);
    harness.open();
    return harness;
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Candidate, Verdict> harness(
      RestraintFunction.Job job) throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new RestraintFunction(job, Current::new, null)),
        candidate -> RestraintFunction.KEY,
        Types.STRING);
  }

  /** The policy that the test sets. */
  private static final class Current implements PolicyInForce {
    @Override
    public Policy get() {
      return Objects.requireNonNull(POLICY.get());
    }

    @Override
    public void close() {}
  }
}
