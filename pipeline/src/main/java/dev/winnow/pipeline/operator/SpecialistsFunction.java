package dev.winnow.pipeline.operator;

import dev.winnow.pipeline.cascade.DeadLetterReason;
import dev.winnow.pipeline.cascade.Screening;
import dev.winnow.pipeline.cascade.StageQuestion;
import dev.winnow.pipeline.cascade.StageResult;
import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.pipeline.policy.Router;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.ClassificationException;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.schemas.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts items to the specialists that the policy in force at that moment wants asked; the decision
 * may fall under a later one, and says what that misses. The operator's buffer around it is the
 * queue in front of the models: bounded, and part of each checkpoint. A text that the model cannot
 * answer for, or not in time, goes on as a failure of that item; anything else that goes wrong
 * fails the task, and the items in the buffer are asked again after the restart.
 */
public final class SpecialistsFunction extends RichAsyncFunction<Item, Assessed> {
  private static final long serialVersionUID = 1;

  private final ClassifierSource source;
  private final PolicyInForce.Source policies;
  private final Duration timeout;
  private transient @Nullable Classifier classifier;
  private transient @Nullable PolicyInForce policy;

  /**
   * A stage over the classifier that the source opens.
   *
   * @param policies whose routes say what an item is not asked about
   * @param timeout the operator's, to be named in dead letters
   */
  public SpecialistsFunction(
      ClassifierSource source, PolicyInForce.Source policies, Duration timeout) {
    this.source = source;
    this.policies = policies;
    this.timeout = timeout;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    policy = policies.open();
    classifier = source.open(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void asyncInvoke(Item item, ResultFuture<Assessed> result) {
    long start = System.nanoTime();
    Classifier models = Objects.requireNonNull(classifier);
    StageQuestion question = StageQuestion.of(passedOver(item), models);
    models
        .classify(
            Objects.requireNonNull(item.content().getText(), "text"),
            question.wanted(),
            item.subject().key().toString())
        .whenComplete(
            (found, failure) -> {
              if (found != null) {
                result.complete(List.of(answered(item, question, found, start)));
              } else {
                fail(item, cause(failure), result);
              }
            });
  }

  @Override
  public void timeout(Item item, ResultFuture<Assessed> result) {
    result.complete(
        List.of(
            Assessed.failed(
                item,
                DeadLetterReason.INFERENCE_TIMEOUT,
                "no answer after %d ms".formatted(timeout.toMillis()))));
  }

  @Override
  public void close() {
    try (PolicyInForce closing = policy) {
      if (classifier != null) {
        classifier.close();
      }
    }
  }

  private Set<String> passedOver(Item item) {
    return Router.passedOver(
        Objects.requireNonNull(policy).get(),
        Stage.SPECIALISTS,
        Screening.asked(item.content(), item.screen()));
  }

  private static Assessed answered(
      Item item, StageQuestion question, Classification found, long start) {
    Duration latency = Duration.ofNanos(System.nanoTime() - start);
    return Assessed.answered(
        item, StageResult.of(Stage.SPECIALISTS, found, question.skipped(), latency));
  }

  private static void fail(Item item, Throwable cause, ResultFuture<Assessed> result) {
    if (cause instanceof ClassificationException) {
      result.complete(
          List.of(
              Assessed.failed(
                  item, DeadLetterReason.INFERENCE_FAILED, String.valueOf(cause.getMessage()))));
    } else {
      result.completeExceptionally(cause);
    }
  }

  private static Throwable cause(@Nullable Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : Objects.requireNonNull(failure);
  }
}
