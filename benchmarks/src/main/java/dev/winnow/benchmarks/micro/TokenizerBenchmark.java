package dev.winnow.benchmarks.micro;

import dev.winnow.runtime.encode.Encoder;
import dev.winnow.runtime.tokenize.TokenizedText;
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

/** One text to tokens. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TokenizerBenchmark {
  @Param({"16", "64", "256"})
  int tokens;

  private @Nullable Encoder encoder;
  private String text = "";

  @Setup
  public void open() {
    encoder = Subject.encoder();
    text = Subject.text(tokens);
  }

  @TearDown
  public void close() {
    opened().close();
  }

  @Benchmark
  public TokenizedText tokenizer() {
    return opened().tokenize(text);
  }

  private Encoder opened() {
    return Objects.requireNonNull(encoder, "encoder");
  }
}
