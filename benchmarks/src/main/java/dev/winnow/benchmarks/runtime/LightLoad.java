package dev.winnow.benchmarks.runtime;

import dev.winnow.runtime.classify.Classifier;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Texts that arrive now and then, at random, too few to keep the models busy. */
final class LightLoad {
  private static final long SEED = 23;

  private final Classifier classifier;
  private final double itemsPerSecond;

  LightLoad(Classifier classifier, double itemsPerSecond) {
    this.classifier = classifier;
    this.itemsPerSecond = itemsPerSecond;
  }

  /** Returns when all texts have arrived and are answered. */
  void run(List<String> texts) {
    CountDownLatch answered = new CountDownLatch(texts.size());
    ScheduledExecutorService arrivals = Executors.newSingleThreadScheduledExecutor();
    try {
      Random random = new Random(SEED);
      double at = 0;
      for (String text : texts) {
        at += -Math.log(1 - random.nextDouble()) / itemsPerSecond;
        var unused =
            arrivals.schedule(
                () -> arrive(text, answered), (long) (at * 1e9), TimeUnit.NANOSECONDS);
      }
      answered.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      arrivals.shutdownNow();
    }
  }

  private void arrive(String text, CountDownLatch answered) {
    var unused = classifier.classify(text).whenComplete((scores, failure) -> answered.countDown());
  }
}
