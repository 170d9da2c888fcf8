package dev.winnow.pipeline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.pipeline.policy.AuditRules;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.Audit;
import dev.winnow.schemas.AuditDraw;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Verdict;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

final class AuditFunctionTest {
  private static final Policy POLICY = Sure.policy(new AuditRules(0.5, 1, 1, 1, 0.5, 3, 1));

  @Test
  void what_is_drawn_is_recorded_and_checked_up_to_the_caps_of_the_day() throws Exception {
    try (var harness = opened()) {
      for (int i = 0; i < 5; i++) {
        harness.processElement(drawn("a" + i, Duration.ZERO), 0);
      }
      harness.processElement(drawn("b", Duration.ofDays(1)), 0);

      List<Audit> audits = harness.extractOutputValues();
      assertThat(audits).extracting(Audit::getId).containsExactly("a0", "a1", "a2", "b");
      assertThat(audits)
          .extracting(audit -> audit.getDraw().getPeople())
          .containsExactly(true, false, false, true);
      assertThat(requests(harness))
          .extracting(request -> request.getAudit().getPeople())
          .containsExactly(true, false, false, true);
      Audit first = audits.get(0);
      assertThat(first.getSource()).isEqualTo("draw");
      assertThat(first.getDraw().getProbability()).isEqualTo(0.5);
      assertThat(first.getLabels()).containsOnlyKeys("spam");
      assertThat(first.getVerdictId())
          .isEqualTo(requests(harness).get(0).getProvisionalVerdictId());
    }
  }

  private static Drawn drawn(String id, Duration later) {
    Verdict verdict = Sure.verdict(id, Action.ALLOW, 0.01);
    verdict.setDecidedAt(Sure.NOON.plus(later));
    EscalationRequest request = Sure.request(verdict);
    request.setProvisionalVerdictId(verdict.getVerdictId());
    request.setAudit(
        AuditDraw.newBuilder()
            .setStage("screen")
            .setAction("allow")
            .setProbability(0.5)
            .setPeople(true)
            .build());
    return new Drawn(verdict, request);
  }

  private static List<EscalationRequest> requests(
      KeyedOneInputStreamOperatorTestHarness<String, Drawn, Audit> harness) {
    return harness.getSideOutput(AuditFunction.REQUESTS).stream()
        .map(StreamRecord::getValue)
        .toList();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Drawn, Audit> opened()
      throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new AuditFunction(Always::new)),
            drawn -> "all",
            Types.STRING);
    harness.open();
    return harness;
  }

  /** The policy above. */
  private static final class Always implements PolicyInForce {
    @Override
    public Policy get() {
      return POLICY;
    }

    @Override
    public void close() {}
  }
}
