package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.schemas.Audit;
import dev.winnow.schemas.AuditDraw;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.ReviewRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the escalate job does with items that are checked. */
final class AuditChecksTest {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @Test
  void people_are_shown_the_content_and_nothing_of_what_machines_found() {
    EscalationRequest check = check("a", true);
    check.setLabels(Items.request("a", 1).getLabels());

    List<ReviewRequest> reviews = reviews(check);

    assertThat(reviews)
        .singleElement()
        .satisfies(
            review -> {
              assertThat(review.getText()).isEqualTo(check.getText());
              assertThat(review.getKind()).isEqualTo("audit");
              assertThat(review.getReason()).isEqualTo("unsure");
              assertThat(review.getLabels()).isEmpty();
              assertThat(review.getEvidence()).isEmpty();
              assertThat(review.getUnsure()).isEmpty();
              assertThat(review.getProvisionalVerdictId()).isNull();
              assertThat(review.getPolicyVersion()).isZero();
            });
    assertThat(reviews(check("b", false))).isEmpty();
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  void the_general_model_says_what_it_alone_would_do() throws Exception {
    List<Audit> bad = audits(0.9);
    assertThat(bad).hasSize(2).extracting(Audit::getAnswer).containsOnly("remove");
    assertThat(bad)
        .allSatisfy(
            audit -> {
              assertThat(audit.getSource()).isEqualTo("general");
              assertThat(audit.getDraw().getAction()).isEqualTo("allow");
              assertThat(audit.getVerdictId()).isEqualTo("provisional-1");
              assertThat(Objects.requireNonNull(audit.getLabels().get("toxicity")).getStage())
                  .isEqualTo("general");
            });
    assertThat(audits(0.5)).extracting(Audit::getAnswer).containsOnly("review");
    assertThat(audits(Double.NaN)).isEmpty();
  }

  private static List<Audit> audits(double toxicity) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    env.configure(configuration);
    env.setParallelism(2);
    List<Audit> audits = new ArrayList<>();
    try (CloseableIterator<Audit> results =
        AuditQuestion.over(
                env.fromData(
                    List.of(check("a", true), check("b", false)),
                    new AvroTypeInfo<>(EscalationRequest.class)),
                () -> new FixedClassifier(toxicity),
                Items.POLICIES)
            .executeAndCollect()) {
      results.forEachRemaining(audits::add);
    }
    return audits;
  }

  private static List<ReviewRequest> reviews(EscalationRequest check) {
    List<ReviewRequest> reviews = new ArrayList<>();
    new AuditReviews().flatMap(check, new ListCollector<>(reviews));
    return reviews;
  }

  private static EscalationRequest check(String id, boolean people) {
    EscalationRequest check = Items.request(id, 1);
    check.setOperation("audit");
    check.setLabels(Map.of());
    check.setAudit(
        AuditDraw.newBuilder().setStage("screen").setAction("allow").setPeople(people).build());
    return check;
  }
}
