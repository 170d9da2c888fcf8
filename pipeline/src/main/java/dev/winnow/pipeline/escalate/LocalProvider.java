package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationOutcome.Declined;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.ProviderScore;
import dev.winnow.pipeline.cascade.StageQuestion;
import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.ModelRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A larger model in this process as the provider of second opinions. Nothing leaves the machine, so
 * it judges items whether they may leave or not, and it costs nothing.
 *
 * <p>Only so many texts are with the classifier, whether anybody still waits for them or not: what
 * comes while it hangs is unavailable at once, because a classifier whose own queue is full makes
 * its caller wait.
 *
 * <p>Owns its classifier. Futures complete on a thread of the classifier.
 */
final class LocalProvider implements EscalationProvider {
  static final String NAME = "local";

  private final Classifier classifier;
  private final int maxUnanswered;
  private final AtomicInteger unanswered = new AtomicInteger();

  LocalProvider(Classifier classifier, int maxUnanswered) {
    this.classifier = classifier;
    this.maxUnanswered = maxUnanswered;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean judges(String category) {
    return classifier.categories().contains(category);
  }

  @Override
  public CompletableFuture<EscalationOutcome> ask(
      EscalationRequest request, Set<String> passedOver) {
    String text = request.getText();
    if (text == null) {
      return CompletableFuture.completedFuture(new Declined("the request carries no text"));
    }
    if (unanswered.incrementAndGet() > maxUnanswered) {
      unanswered.decrementAndGet();
      return CompletableFuture.completedFuture(new Unavailable("too many unanswered"));
    }
    return judged(text, passedOver)
        .whenComplete((found, failure) -> unanswered.decrementAndGet())
        .exceptionally(LocalProvider::unavailable);
  }

  private CompletableFuture<EscalationOutcome> judged(String text, Set<String> passedOver) {
    try {
      StageQuestion question = StageQuestion.of(passedOver, classifier);
      return classifier
          .classify(text, question.wanted())
          .thenApply(found -> answered(found, question.skipped()));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void close() {
    classifier.close();
  }

  private static Answered answered(Classification found, List<String> skipped) {
    Map<String, ProviderScore> opinions =
        found.scores().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> score(e.getValue())));
    List<ModelRef> models = found.models().stream().map(LocalProvider::reference).toList();
    return new Answered(opinions, models, found.tokens(), 0, 0, found.truncated(), skipped);
  }

  private static ProviderScore score(CategoryScore found) {
    return new ProviderScore(found.score(), found.probability(), found.calibrated());
  }

  private static Unavailable unavailable(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return new Unavailable(cause.getClass().getSimpleName());
  }

  private static ModelRef reference(ModelIdentity model) {
    return new ModelRef(model.id(), model.version(), model.sha256(), model.calibration());
  }
}
