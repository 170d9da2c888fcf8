package dev.winnow.pipeline.escalate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.connectors.registry.AvroCodec;
import dev.winnow.connectors.registry.PatientCodec;
import dev.winnow.pipeline.escalate.EventReader.Dead;
import dev.winnow.pipeline.escalate.EventReader.Event;
import dev.winnow.pipeline.escalate.EventReader.OtherFeedback;
import dev.winnow.pipeline.escalate.EventReader.Reading;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.AuditDraw;
import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Outcome;
import dev.winnow.schemas.Topics;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.types.Either;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventReaderTest {
  private final PatientCodec codec =
      new PatientCodec(new AvroCodec(new MockSchemaRegistryClient()));
  private final EventReader reader = new EventReader(codec, Clock.systemUTC());

  @Test
  void requests_cancellations_and_reviews_are_events() {
    EscalationRequest request = Items.request("a", 1);
    EscalationRequest cancel = Items.cancel("a", 1, Outcome.DELETED);
    Feedback review = Items.feedback("a", 1, Action.LIMIT);

    assertThat(read(Topics.ESCALATIONS, request)).isEqualTo(new Event(Either.Left(request)));
    assertThat(read(Topics.ESCALATIONS, cancel)).isEqualTo(new Event(Either.Left(cancel)));
    assertThat(read(Topics.FEEDBACK, review)).isEqualTo(new Event(Either.Right(review)));
  }

  @Test
  void appeals_and_audits_are_no_events() {
    Feedback appeal = Items.feedback("a", 1, Action.ALLOW);
    appeal.setKind("appeal");

    assertThat(read(Topics.FEEDBACK, appeal)).isInstanceOf(OtherFeedback.class);
  }

  @Test
  void a_request_for_a_check_never_reaches_the_queue() {
    EscalationRequest check = Items.request("a", 1);
    check.setOperation("audit");
    check.setAudit(AuditDraw.newBuilder().setStage("screen").setAction("allow").build());

    assertThat(read(Topics.ESCALATIONS, check)).isEqualTo(new EventReader.Check(check));
  }

  @Test
  void bytes_that_are_not_avro_are_dead_with_their_coordinates() {
    DeadLetter letter = dead(reader.read(raw(Topics.ESCALATIONS, "garbage".getBytes(UTF_8))));

    assertThat(letter.getReason()).isEqualTo("not_avro");
    assertThat(letter.getJob()).isEqualTo("escalate");
    assertThat(letter.getTopic()).isEqualTo(Topics.ESCALATIONS);
    assertThat(letter.getPartition()).isEqualTo(3);
    assertThat(letter.getOffset()).isEqualTo(42);
    assertThat(dead(reader.read(raw(Topics.FEEDBACK, null))).getReason()).isEqualTo("not_avro");
  }

  @Test
  void a_schema_that_the_registry_does_not_know_is_dead() {
    byte[] bytes = {0, 0, 0, 3, 7, 1, 2};

    DeadLetter letter = dead(reader.read(raw(Topics.FEEDBACK, bytes)));

    assertThat(letter.getReason()).isEqualTo("unknown_schema");
    assertThat(letter.getDetail()).contains("775");
  }

  @Test
  void a_request_that_the_queue_could_not_handle_is_dead_and_names_the_item() {
    assertThat(refused(request -> request.setOperation("ponder"))).isEqualTo("invalid_operation");
    assertThat(refused(request -> request.setMode("sideways"))).isEqualTo("invalid_mode");
    assertThat(refused(request -> request.setRun("r1"))).isEqualTo("invalid_run");
    assertThat(refused(request -> request.setRevision(0))).isEqualTo("invalid_revision");
    assertThat(refused(request -> request.setTenant("a/b"))).isEqualTo("invalid_tenant");
    assertThat(refused(request -> request.setId(""))).isEqualTo("missing_id");
    assertThat(refused(request -> request.setText(" "))).isEqualTo("empty_text");
    assertThat(refused(request -> request.setLabels(Map.of("toxicity", labelOfStage("oracle")))))
        .isEqualTo("invalid_label");
    assertThat(refused(request -> request.setOperation("cancel")))
        .isEqualTo("invalid_cancel_reason");
    assertThat(refused(request -> request.setReason("a hunch"))).isEqualTo("invalid_reason");
    assertThat(refused(request -> request.setOperation("audit"))).isEqualTo("invalid_operation");
  }

  @Test
  void feedback_with_an_unknown_action_or_kind_is_dead_and_names_the_item() {
    Feedback undecided = Items.feedback("a", 1, Action.REVIEW);
    Feedback rumour = Items.feedback("a", 1, Action.ALLOW);
    rumour.setKind("rumour");

    DeadLetter letter = dead(read(Topics.FEEDBACK, undecided));
    assertThat(letter.getReason()).isEqualTo("invalid_action");
    assertThat(letter.getDetail()).contains("review").contains("allow, limit, remove");
    assertThat(letter.getTenant() + "/" + letter.getId()).isEqualTo("t/a");
    assertThat(dead(read(Topics.FEEDBACK, rumour)).getReason()).isEqualTo("invalid_kind");
  }

  private String refused(Consumer<EscalationRequest> change) {
    EscalationRequest request = Items.request("a", 1);
    change.accept(request);
    return dead(read(Topics.ESCALATIONS, request)).getReason();
  }

  private Reading read(String topic, SpecificRecord record) {
    return reader.read(raw(topic, codec.encode(topic, record)));
  }

  private static LabelScore labelOfStage(String stage) {
    return LabelScore.newBuilder()
        .setScore(0.5)
        .setProbability(0.5)
        .setFlagged(false)
        .setStage(stage)
        .build();
  }

  private static RawRecord raw(String topic, byte @Nullable [] value) {
    return new RawRecord(topic, 3, 42, 1_000, "t/a".getBytes(UTF_8), value);
  }

  private static DeadLetter dead(Reading reading) {
    assertThat(reading).isInstanceOf(Dead.class);
    return ((Dead) reading).letter();
  }
}
