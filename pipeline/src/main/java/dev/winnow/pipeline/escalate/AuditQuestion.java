package dev.winnow.pipeline.escalate;

import dev.winnow.pipeline.cascade.StageQuestion;
import dev.winnow.pipeline.cascade.StageResult;
import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.pipeline.operator.ClassifierSource;
import dev.winnow.pipeline.policy.Decision;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyEngine;
import dev.winnow.pipeline.policy.Router;
import dev.winnow.pipeline.policy.Trail;
import dev.winnow.pipeline.policy.Traits;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.Audit;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * Asks the model of the escalate job about items that were drawn, and records what it says; the
 * verdict stands. Nobody outside is asked: a check costs no money and nothing leaves. It never
 * holds the stream up: what comes while {@value #MAX_ASKED} wait, and what is not answered, is
 * counted as {@code auditsUnanswered} and left out.
 */
final class AuditQuestion extends RichAsyncFunction<EscalationRequest, Audit> {
  static final int MAX_ASKED = 64;
  private static final long serialVersionUID = 1;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final ClassifierSource source;
  private final PolicyInForce.Source policies;
  private transient @Nullable Classifier classifier;
  private transient @Nullable PolicyInForce policy;
  private transient @Nullable AtomicLong unanswered;
  private transient @Nullable AtomicInteger asked;

  AuditQuestion(ClassifierSource source, PolicyInForce.Source policies) {
    this.source = source;
    this.policies = policies;
  }

  /** Puts it behind the requests for checks, as the operator {@code audit}. */
  static SingleOutputStreamOperator<Audit> over(
      DataStream<EscalationRequest> requests,
      ClassifierSource source,
      PolicyInForce.Source policies) {
    return AsyncDataStream.unorderedWait(
            requests,
            new AuditQuestion(source, policies),
            TIMEOUT.toMillis(),
            TimeUnit.MILLISECONDS,
            2 * MAX_ASKED)
        .returns(new AvroTypeInfo<>(Audit.class))
        .uid("audit")
        .name("audit");
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    AtomicLong leftOut = new AtomicLong();
    unanswered = leftOut;
    getRuntimeContext()
        .getMetricGroup()
        .addGroup("winnow")
        .gauge("auditsUnanswered", (Gauge<Long>) leftOut::get);
    asked = new AtomicInteger();
    policy = policies.open();
    classifier = source.open();
  }

  @Override
  public void asyncInvoke(EscalationRequest request, ResultFuture<Audit> result) {
    AtomicInteger under = Objects.requireNonNull(asked);
    if (under.get() >= MAX_ASKED) {
      leaveOut(result);
      return;
    }
    under.incrementAndGet();
    long start = System.nanoTime();
    StageQuestion question =
        StageQuestion.of(
            Router.passedOver(current(), Stage.GENERAL, trail(request)),
            Objects.requireNonNull(classifier));
    var unused =
        found(request, question)
            .whenComplete(
                (found, failure) -> {
                  under.decrementAndGet();
                  if (found == null) {
                    leaveOut(result);
                  } else {
                    Duration took = Duration.ofNanos(System.nanoTime() - start);
                    result.complete(
                        List.of(
                            answered(
                                request,
                                StageResult.of(Stage.GENERAL, found, question.skipped(), took))));
                  }
                });
  }

  private CompletableFuture<Classification> found(
      EscalationRequest request, StageQuestion question) {
    try {
      return Objects.requireNonNull(classifier)
          .classify(Objects.requireNonNull(request.getText(), "text"), question.wanted());
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void timeout(EscalationRequest request, ResultFuture<Audit> result) {
    leaveOut(result);
  }

  @Override
  public void close() {
    try (PolicyInForce closing = policy) {
      if (classifier != null) {
        classifier.close();
      }
    }
  }

  private void leaveOut(ResultFuture<Audit> result) {
    Objects.requireNonNull(unanswered).incrementAndGet();
    result.complete(List.of());
  }

  /** The model decides alone: what the stages before it found does not count. */
  private Audit answered(EscalationRequest request, StageResult result) {
    Policy inForce = current();
    Decision decision =
        PolicyEngine.decide(
            inForce, Stage.GENERAL, trail(request).with(result.evidence()), result.scores());
    Action action = decision instanceof Decision.Decided decided ? decided.action() : Action.REVIEW;
    return Audit.newBuilder()
        .setVerdictId(request.getProvisionalVerdictId())
        .setTenant(request.getTenant())
        .setId(request.getId())
        .setRevision(request.getRevision())
        .setSource(Stage.GENERAL.term())
        .setDraw(request.getAudit())
        .setAnswer(action.term())
        .setLabels(decision.labels())
        .setPolicyVersion(inForce.version())
        .setAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
        .build();
  }

  private static Trail trail(EscalationRequest request) {
    return new Trail(Traits.of(request), Map.of(), request.getEvidence());
  }

  private Policy current() {
    return Objects.requireNonNull(policy).get();
  }
}
