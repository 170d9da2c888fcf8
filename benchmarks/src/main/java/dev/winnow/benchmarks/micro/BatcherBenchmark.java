package dev.winnow.benchmarks.micro;

import dev.winnow.runtime.batch.BatchLimits;
import dev.winnow.runtime.batch.Batcher;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An item in and out of the batcher, behind so many others whose lengths have a heavy tail. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BatcherBenchmark {
  private static final int ITEMS = 4096;
  private static final int LONGEST = 256;
  private static final BatchLimits LIMITS =
      new BatchLimits(256, Duration.ofMillis(5), ITEMS * LONGEST);

  @Param({"16", "1024"})
  int waiting;

  private final int[] lengths = new int[ITEMS];

  @Setup
  public void lengths() {
    Random random = new Random(17);
    for (int i = 0; i < ITEMS; i++) {
      lengths[i] =
          Math.max(4, Math.min(LONGEST, (int) (30 * Math.exp(0.9 * random.nextGaussian()))));
    }
  }

  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public int batcher() {
    Batcher<Integer> batcher = new Batcher<>(LIMITS);
    int in = 0;
    int out = 0;
    while (out < ITEMS) {
      while (in < ITEMS && in - out < waiting) {
        batcher.offer(in, lengths[in], 0);
        in++;
      }
      out += batcher.poll(LIMITS.maxDelay().toNanos()).size();
    }
    return out;
  }
}
