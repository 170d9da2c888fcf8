package dev.winnow.runtime.pace;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a thread that loads models rest between its steps, so that it has a quarter of a core and
 * the models in service the others: where every core serves, a thread that loads as fast as it can
 * makes items wait twice as long. Where nothing serves yet, a load never rests.
 *
 * <p>Belongs to one thread. A step that is one call of native code is not divided, and rested from
 * afterwards.
 */
public final class Loading {
  /** What a load may take without a rest: a head is there by then. In nanoseconds. */
  static final long FREE_NANOS = 25_000_000;

  /** How long it works between two rests, as far as its steps let it. In nanoseconds. */
  static final long WORK_NANOS = 4_000_000;

  /** No rest is longer, whatever the step before took. In nanoseconds. */
  static final long MAX_REST_NANOS = 250_000_000;

  private static final int REST_BY_WORK = 3;

  private static final ThreadLocal<@Nullable Loading> OF_THIS_THREAD = new ThreadLocal<>();

  private final LongSupplier nanoTime;
  private final LongConsumer rest;
  private long resumed;
  private long due = FREE_NANOS;

  private Loading(LongSupplier nanoTime, LongConsumer rest) {
    this.nanoTime = nanoTime;
    this.rest = rest;
    this.resumed = nanoTime.getAsLong();
  }

  /** Loads on this thread, with rests at each {@link #step}. */
  public static <T> T besideService(Supplier<T> load) {
    return besideService(load, System::nanoTime, Loading::sleep);
  }

  static <T> T besideService(Supplier<T> load, LongSupplier nanoTime, LongConsumer rest) {
    Loading before = OF_THIS_THREAD.get();
    OF_THIS_THREAD.set(new Loading(nanoTime, rest));
    try {
      return load.get();
    } finally {
      if (before == null) {
        OF_THIS_THREAD.remove();
      } else {
        OF_THIS_THREAD.set(before);
      }
    }
  }

  /** An interrupted thread goes on at once, and stays interrupted. */
  private static void sleep(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where work can be left for a while: rests, if this thread loads beside what serves. */
  public static void step() {
    Loading loading = OF_THIS_THREAD.get();
    if (loading != null) {
      loading.restIfDue();
    }
  }

  private void restIfDue() {
    long worked = nanoTime.getAsLong() - resumed;
    if (worked >= due) {
      rest.accept(Math.min(REST_BY_WORK * worked, MAX_REST_NANOS));
      resumed = nanoTime.getAsLong();
      due = WORK_NANOS;
    }
  }
}
