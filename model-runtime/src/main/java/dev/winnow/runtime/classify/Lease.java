package dev.winnow.runtime.classify;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One holder's share of a classifier. Closed once for good, whatever the other holders do. */
final class Lease implements Classifier {
  private final Classifier shared;
  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();

  Lease(Classifier shared, Runnable release) {
    this.shared = shared;
    this.release = release;
  }

  @Override
  public CompletableFuture<Classification> classify(String text, Wanted wanted) {
    return open().classify(text, wanted);
  }

  @Override
  public CompletableFuture<Classification> classify(String text, Wanted wanted, String routingKey) {
    return open().classify(text, wanted, routingKey);
  }

  @Override
  public Optional<Classifier> in(@Nullable String language) {
    return open().in(language);
  }

  @Override
  public List<Classification> onProbes() {
    return open().onProbes();
  }

  @Override
  public List<ModelIdentity> models() {
    return open().models();
  }

  @Override
  public List<String> categories() {
    return open().categories();
  }

  private Classifier open() {
    if (closed.get()) {
      throw new IllegalStateException("classifier: closed");
    }
    return shared;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.run();
    }
  }
}
