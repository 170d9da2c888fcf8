package dev.winnow.runtime.classify;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A classifier with the number of its leases. Loaded with the first, closed with the last, never
 * loaded again after that. The lock is held while it loads and drains, so that the same models are
 * never in memory twice.
 */
final class SharedClassifier {
  private final Supplier<Classifier> loader;
  private final Consumer<SharedClassifier> retire;
  private @Nullable Classifier classifier;
  private int leases;
  private boolean retired;

  /**
   * Nothing is loaded yet.
   *
   * @param retire called once, when this one gives no leases any more
   */
  SharedClassifier(Supplier<Classifier> loader, Consumer<SharedClassifier> retire) {
    this.loader = loader;
    this.retire = retire;
  }

  /** A lease, or null where this one is retired: ask for a new one. */
  synchronized @Nullable Classifier lease() {
    if (retired) {
      return null;
    }
    Classifier loaded = classifier;
    if (loaded == null) {
      loaded = load();
      classifier = loaded;
    }
    leases++;
    return new Lease(loaded, this::release);
  }

  private Classifier load() {
    try {
      return loader.get();
    } catch (RuntimeException | Error e) {
      retireNow();
      throw e;
    }
  }

  private synchronized void release() {
    leases--;
    Classifier loaded = classifier;
    if (leases == 0 && loaded != null) {
      try {
        loaded.close();
      } finally {
        retireNow();
      }
    }
  }

  private void retireNow() {
    retired = true;
    retire.accept(this);
  }
}
