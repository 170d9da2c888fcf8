package dev.winnow.pipeline.escalate;

import dev.winnow.pipeline.cascade.Subject;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Feedback;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.types.Either;

/** What comes to the queue: a request or cancellation on the left, a person's answer right. */
final class EscalationEvents {
  static final TypeInformation<Either<EscalationRequest, Feedback>> TYPE =
      new EitherTypeInfo<>(
          new AvroTypeInfo<>(EscalationRequest.class), new AvroTypeInfo<>(Feedback.class));

  private EscalationEvents() {}

  /** The item that an event is about, in its mode and run. */
  static String key(Either<EscalationRequest, Feedback> event) {
    return event.isLeft()
        ? Subject.of(event.left()).stateKey()
        : Subject.of(event.right()).stateKey();
  }
}
