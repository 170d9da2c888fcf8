package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.connectors.registry.PatientCodec;
import dev.winnow.pipeline.cascade.DeadLetterReason;
import dev.winnow.pipeline.cascade.GuardResult.Rejected;
import dev.winnow.pipeline.operator.DeadLetters;
import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.Topics;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.types.Either;

/** Reads what the escalate job is sent. Waits while the registry is out of reach. */
final class EventReader {
  static final String JOB = "escalate";

  private final PatientCodec codec;
  private final Clock clock;

  EventReader(PatientCodec codec, Clock clock) {
    this.codec = codec;
    this.clock = clock;
  }

  /** What a record turned out to be. */
  sealed interface Reading {}

  /** Something for the queue. */
  record Event(Either<EscalationRequest, Feedback> event) implements Reading {}

  /** An item to be checked, which the queue has nothing to do with. */
  record Check(EscalationRequest request) implements Reading {}

  /** Something that cannot be used. */
  record Dead(DeadLetter letter) implements Reading {}

  /** A person's judgement that settles nothing in the queue: an appeal or an audit. */
  record OtherFeedback() implements Reading {}

  Reading read(RawRecord raw) {
    return raw.topic().equals(Topics.FEEDBACK)
        ? read(raw, Feedback.class, EventChecks::check, EventReader::about, EventReader::event)
        : read(
            raw,
            EscalationRequest.class,
            EventChecks::check,
            EventReader::about,
            EventReader::event);
  }

  private <T extends SpecificRecord> Reading read(
      RawRecord raw,
      Class<T> type,
      Function<T, Optional<Rejected>> check,
      BiFunction<DeadLetter, T, DeadLetter> about,
      Function<T, Reading> event) {
    return codec
        .decode(raw.value(), type)
        .fold(
            read ->
                check
                    .apply(read.value())
                    .<Reading>map(r -> new Dead(about.apply(dead(raw, r), read.value())))
                    .orElseGet(() -> event.apply(read.value())),
            garbage ->
                new Dead(dead(raw, new Rejected(DeadLetterReason.NOT_AVRO, garbage.detail()))),
            unknown ->
                new Dead(
                    dead(
                        raw,
                        new Rejected(
                            DeadLetterReason.UNKNOWN_SCHEMA, "schema id: " + unknown.id()))));
  }

  private static Reading event(EscalationRequest request) {
    return EventChecks.isAudit(request) ? new Check(request) : new Event(Either.Left(request));
  }

  private static Reading event(Feedback feedback) {
    return feedback.getKind().equals(FeedbackKind.REVIEW.term())
        ? new Event(Either.Right(feedback))
        : new OtherFeedback();
  }

  private DeadLetter dead(RawRecord raw, Rejected why) {
    return DeadLetters.of(
        JOB, raw, why.reason(), why.detail(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static DeadLetter about(DeadLetter letter, EscalationRequest request) {
    return DeadLetters.about(
        letter,
        request.getTenant(),
        request.getId(),
        request.getRevision(),
        request.getMode(),
        request.getRun());
  }

  private static DeadLetter about(DeadLetter letter, Feedback feedback) {
    return DeadLetters.about(
        letter,
        feedback.getTenant(),
        feedback.getId(),
        feedback.getRevision(),
        feedback.getMode(),
        feedback.getRun());
  }
}
