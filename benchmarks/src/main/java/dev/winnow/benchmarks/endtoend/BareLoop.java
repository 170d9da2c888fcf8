package dev.winnow.benchmarks.endtoend;

import dev.winnow.pipeline.cascade.ItemLanguages;
import dev.winnow.pipeline.cascade.Screening;
import dev.winnow.pipeline.cascade.StageResult;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a user would write without a stream: the screen over all texts, the specialists over those
 * that it is unsure of, and the general model over what they are unsure of, in the same batches and
 * with as many texts in flight.
 */
final class BareLoop {
  private final ItemLanguages languages;
  private final @Nullable Classifier screen;
  private final Classifier specialists;
  private final Classifier general;
  private final Policy policy;
  private final int inFlight;

  BareLoop(
      ItemLanguages languages,
      @Nullable Classifier screen,
      Classifier specialists,
      Classifier general,
      Policy policy,
      int inFlight) {
    this.languages = languages;
    this.screen = policy.usesScreen() ? screen : null;
    this.specialists = specialists;
    this.general = general;
    this.policy = policy;
    this.inFlight = inFlight;
  }

  /**
   * How many items stages passed on.
   *
   * @param fromScreen all where there is none
   */
  record PassedOn(int fromScreen, int fromSpecialists) {}

  /** Classifies all items. */
  PassedOn run(List<ContentItem> items) throws InterruptedException {
    List<Screened> left = screened(items);
    List<Classification> found = classify(specialists, left);
    List<Screened> unsure =
        IntStream.range(0, left.size())
            .filter(i -> isUnsure(left.get(i), found.get(i)))
            .mapToObj(left::get)
            .toList();
    classify(general, unsure);
    return new PassedOn(left.size(), unsure.size());
  }

  /** An item that goes on, with what is known of it. */
  private record Screened(ContentItem item, Trail trail) {}

  private List<Screened> screened(List<ContentItem> items) {
    List<Screened> left = new ArrayList<>();
    for (ContentItem read : items) {
      ContentItem item = languages.settle(read);
      Classifier models =
          screen == null ? null : screen.in(Traits.of(item).primaryLanguage()).orElse(null);
      if (models == null) {
        left.add(new Screened(item, Screening.asked(item, null)));
      } else {
        Classification found = models.classify(text(item)).join();
        Screening screening =
            Screening.of(
                item, policy, StageResult.of(Stage.SCREEN, found, List.of(), Duration.ZERO));
        if (screening.decision() instanceof Decision.Unsure) {
          left.add(new Screened(item, screening.trail()));
        }
      }
    }
    return left;
  }

  private List<Classification> classify(Classifier models, List<Screened> items)
      throws InterruptedException {
    Semaphore room = new Semaphore(inFlight);
    List<CompletableFuture<Classification>> answers = new ArrayList<>();
    for (Screened each : items) {
      room.acquire();
      answers.add(
          models.classify(text(each.item())).whenComplete((found, failure) -> room.release()));
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private static String text(ContentItem item) {
    return Objects.requireNonNull(item.getText());
  }

  /** Whether the general model is asked; it is not where people would decide all the same. */
  private boolean isUnsure(Screened item, Classification found) {
    Map<String, Scored> scores = new HashMap<>();
    found
        .scores()
        .forEach(
            (name, score) ->
                scores.put(
                    name, new Scored(score.score(), score.probability(), score.calibrated())));
    Decision decision = PolicyEngine.decide(policy, Stage.SPECIALISTS, item.trail(), scores);
    return decision instanceof Decision.Unsure
        && PolicyEngine.couldSettle(policy, Stage.GENERAL, item.trail().with(decision.labels()));
  }
}
