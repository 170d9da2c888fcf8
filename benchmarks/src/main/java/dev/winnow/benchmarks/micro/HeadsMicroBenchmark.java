package dev.winnow.benchmarks.micro;

import dev.winnow.benchmarks.heads.MadeHeads;
import dev.winnow.onnx.head.DenseNetwork;
import dev.winnow.runtime.heads.FusedHeads;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A text's vector through three of so many fused heads, in a batch of eight that want others. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HeadsMicroBenchmark {
  private static final int DIMENSIONS = 768;
  private static final int ITEMS = 8;
  private static final int WANTED = 3;

  @Param({"3", "100", "1000"})
  int deployed;

  private FusedHeads heads = fused(1);
  private final float[][] vectors = new float[ITEMS][DIMENSIONS];
  private final int[][] wanted = new int[ITEMS][];

  @Setup
  public void make() {
    Random random = new Random(17);
    heads = fused(deployed);
    for (int item = 0; item < ITEMS; item++) {
      for (int i = 0; i < DIMENSIONS; i++) {
        vectors[item][i] = (float) random.nextGaussian();
      }
      wanted[item] = random.ints(0, deployed).distinct().limit(WANTED).toArray();
    }
  }

  private static FusedHeads fused(int deployed) {
    List<DenseNetwork> networks =
        IntStream.range(0, deployed)
            .mapToObj(place -> MadeHeads.network(place, DIMENSIONS))
            .toList();
    return new FusedHeads(networks);
  }

  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public float[][] heads() {
    return heads.score(vectors, wanted);
  }
}
