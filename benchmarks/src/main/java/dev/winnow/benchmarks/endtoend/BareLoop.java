package dev.winnow.benchmarks.endtoend;

import dev.winnow.pipeline.policy.Decision;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyEngine;
import dev.winnow.pipeline.policy.Scored;
import dev.winnow.pipeline.policy.Trail;
import dev.winnow.pipeline.policy.Traits;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/**
 * What a user would write without a stream: the specialists over all texts, the general model over
 * those that they are unsure of, in the same batches and with as many texts in flight.
 */
final class BareLoop {
  private final Classifier specialists;
  private final Classifier general;
  private final Policy policy;
  private final int inFlight;

  BareLoop(Classifier specialists, Classifier general, Policy policy, int inFlight) {
    this.specialists = specialists;
    this.general = general;
    this.policy = policy;
    this.inFlight = inFlight;
  }

  /**
   * Classifies all items.
   *
   * @return how many went to the general model
   */
  int run(List<ContentItem> items) throws InterruptedException {
    List<Classification> found = classify(specialists, items);
    List<ContentItem> unsure =
        IntStream.range(0, items.size())
            .filter(i -> isUnsure(items.get(i), found.get(i)))
            .mapToObj(items::get)
            .toList();
    classify(general, unsure);
    return unsure.size();
  }

  private List<Classification> classify(Classifier models, List<ContentItem> items)
      throws InterruptedException {
    Semaphore room = new Semaphore(inFlight);
    List<CompletableFuture<Classification>> answers = new ArrayList<>();
    for (ContentItem item : items) {
      room.acquire();
      answers.add(
          models
              .classify(Objects.requireNonNull(item.getText()))
              .whenComplete((found, failure) -> room.release()));
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private boolean isUnsure(ContentItem item, Classification found) {
    Map<String, Scored> scores = new HashMap<>();
    found
        .scores()
        .forEach((name, score) -> scores.put(name, new Scored(score.score(), score.probability())));
    return PolicyEngine.decide(policy, Stage.SPECIALISTS, Trail.start(Traits.of(item)), scores)
        instanceof Decision.Unsure;
  }
}
