package dev.winnow.benchmarks.micro;

import dev.winnow.runtime.encode.Encoder;
import dev.winnow.runtime.encode.EncoderWorker;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One run of the encoder's session over a batch of texts of one length, vectors included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SessionBenchmark {
  @Param({"16", "256"})
  int tokens;

  @Param({"1", "8"})
  int items;

  private @Nullable Encoder encoder;
  private @Nullable EncoderWorker worker;
  private List<TokenizedText> batch = List.of();

  @Setup
  public void open() {
    encoder = Subject.encoder();
    worker = encoder.newWorker();
    batch = Collections.nCopies(items, Subject.tokens(encoder, tokens));
  }

  @TearDown
  public void close() {
    Objects.requireNonNull(encoder, "encoder").close();
  }

  @Benchmark
  public float[][] session() {
    return Objects.requireNonNull(worker, "worker").encode(batch);
  }
}
