package dev.winnow.training.scoring;

import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;

/** Puts texts to a classifier, many at once, so that it can form full batches. */
public final class BulkScoring {
  /** Texts: enough for full batches, few enough for any queue. */
  private static final int IN_FLIGHT = 256;

  private BulkScoring() {}

  /**
   * The scores by category, one map a text, in the order of the texts.
   *
   * @param asked told how many texts were handed in, after each
   * @throws java.util.concurrent.CompletionException where the classifier could not answer for one
   */
  public static List<Map<String, CategoryScore>> of(
      Classifier classifier, List<String> texts, IntConsumer asked) {
    Semaphore free = new Semaphore(IN_FLIGHT);
    List<CompletableFuture<Classification>> answers = new ArrayList<>(texts.size());
    for (String text : texts) {
      free.acquireUninterruptibly();
      answers.add(classifier.classify(text).whenComplete((found, failure) -> free.release()));
      asked.accept(answers.size());
    }
    return answers.stream().map(answer -> answer.join().scores()).toList();
  }
}
