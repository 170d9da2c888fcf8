package dev.winnow.benchmarks.runtime;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** As many threads as cores, which share a list of work. */
final class Threads implements AutoCloseable {
  private final int count;
  private final ExecutorService executor;

  Threads(int count) {
    this.count = count;
    this.executor = Executors.newFixedThreadPool(count);
  }

  int count() {
    return count;
  }

  /**
   * Returns when all is done.
   *
   * @param task is given the number of its thread, from 0, and an index below {@code size}
   */
  void forEach(int size, BiConsumer<Integer, Integer> task) {
    AtomicInteger next = new AtomicInteger();
    List<CompletableFuture<Void>> all =
        IntStream.range(0, count)
            .mapToObj(
                thread ->
                    CompletableFuture.runAsync(() -> work(thread, next, size, task), executor))
            .toList();
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
  }

  private static void work(
      int thread, AtomicInteger next, int size, BiConsumer<Integer, Integer> task) {
    for (int i = next.getAndIncrement(); i < size; i = next.getAndIncrement()) {
      task.accept(thread, i);
    }
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
