package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.connectors.registry.PatientCodec;
import dev.winnow.connectors.registry.RegistrySettings;
import dev.winnow.pipeline.operator.Outputs;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Feedback;
import java.time.Clock;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of the topics of escalations and feedback to events, dead letters and checks by the side.
 * Appeals and audits are counted as {@code otherFeedback} and go no further.
 */
final class EventDecoder extends ProcessFunction<RawRecord, Either<EscalationRequest, Feedback>> {
  /** Items to be checked. */
  static final OutputTag<EscalationRequest> CHECKS =
      new OutputTag<>("checks", new AvroTypeInfo<>(EscalationRequest.class));

  private static final long serialVersionUID = 1;

  private final RegistrySettings registry;
  private transient @Nullable PatientCodec codec;
  private transient @Nullable EventReader reader;
  private transient @Nullable Counter otherFeedback;

  EventDecoder(RegistrySettings registry) {
    this.registry = registry;
  }

  @Override
  public void open(OpenContext context) {
    codec = PatientCodec.connect(registry);
    reader = new EventReader(codec, Clock.systemUTC());
    otherFeedback = getRuntimeContext().getMetricGroup().counter("otherFeedback");
  }

  @Override
  public void processElement(
      RawRecord raw, Context context, Collector<Either<EscalationRequest, Feedback>> out) {
    EventReader.Reading reading = Objects.requireNonNull(reader, "reader before open()").read(raw);
    if (reading instanceof EventReader.Event read) {
      out.collect(read.event());
    } else if (reading instanceof EventReader.Check check) {
      context.output(CHECKS, check.request());
    } else if (reading instanceof EventReader.Dead dead) {
      context.output(Outputs.DEAD_LETTERS, dead.letter());
    } else {
      Objects.requireNonNull(otherFeedback, "counter before open()").inc();
    }
  }

  @Override
  public void close() {
    if (codec != null) {
      codec.close();
    }
  }
}
