package dev.winnow.runtime.deploy;

import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.Wanted;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * One set of models that has served, serves or is tried. It takes no text once it is retired, and
 * answers those that it took. Thread-safe.
 */
final class Generation {
  private final List<Deployment> deployments;
  private final ClassifierSpec spec;
  private final Classifier classifier;
  private final ReadWriteLock taking = new ReentrantReadWriteLock();
  private List<Classification> onProbes = List.of();
  private boolean retired;

  /**
   * Models that are loaded.
   *
   * @param deployments whose packages they are, over those of the start
   */
  Generation(List<Deployment> deployments, ClassifierSpec spec, Classifier classifier) {
    this.deployments = List.copyOf(deployments);
    this.spec = spec;
    this.classifier = classifier;
  }

  List<Deployment> deployments() {
    return deployments;
  }

  ClassifierSpec spec() {
    return spec;
  }

  Classifier classifier() {
    return classifier;
  }

  /** What its models find in the probe texts, which are run once. */
  synchronized List<Classification> onProbes() {
    if (onProbes.isEmpty()) {
      onProbes = classifier.onProbes();
    }
    return onProbes;
  }

  /** The answer, or null where this one is retired: ask its successor. */
  @Nullable CompletableFuture<Classification> classify(String text, Wanted wanted) {
    taking.readLock().lock();
    try {
      return retired ? null : classifier.classify(text, wanted);
    } finally {
      taking.readLock().unlock();
    }
  }

  /** Returns when all that was taken is answered and the models are let go of. Idempotent. */
  void retire() {
    taking.writeLock().lock();
    try {
      retired = true;
    } finally {
      taking.writeLock().unlock();
    }
    classifier.close();
  }
}
