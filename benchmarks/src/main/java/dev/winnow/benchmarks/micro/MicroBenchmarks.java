package dev.winnow.benchmarks.micro;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What the steps of the runtime cost by themselves: JMH, each in a JVM of its own with the
 * arguments of this one.
 *
 * <pre>./winnow bench micro [--only tokenizer,heads]</pre>
 */
public final class MicroBenchmarks {
  /** The steps, each the name of a JMH method. */
  public static final List<String> ALL = List.of("tokenizer", "batcher", "heads", "session");

  private static final int WARM_UP = 3;

  private final MicroSettings settings;
  private final PrintStream progress;

  /**
   * A run of these.
   *
   * @param progress told what JMH says meanwhile
   */
  public MicroBenchmarks(MicroSettings settings, PrintStream progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /** Runs all that is asked for: two minutes for all with five iterations. */
  public List<MicroResult> run() {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .forks(1)
            .warmupIterations(WARM_UP)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(settings.iterations())
            .measurementTime(TimeValue.seconds(1))
            .shouldFailOnError(true)
            .jvmArgsAppend(
                "-D" + Subject.MODELS + "=" + settings.models(),
                "-D" + Subject.ENCODER + "=" + settings.encoder());
    for (String name : settings.only().isEmpty() ? ALL : settings.only()) {
      options.include("\\." + name + "$");
    }
    try {
      Collection<RunResult> results =
          new Runner(
                  options.build(),
                  OutputFormatFactory.createFormatInstance(progress, VerboseMode.NORMAL))
              .run();
      return results.stream().map(MicroBenchmarks::result).toList();
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH: " + e.getMessage(), e);
    }
  }

  private static MicroResult result(RunResult run) {
    BenchmarkParams params = run.getParams();
    SortedMap<String, String> parameters = new TreeMap<>();
    params.getParamsKeys().forEach(key -> parameters.put(key, params.getParam(key)));
    String method = params.getBenchmark();
    Result<?> primary = run.getPrimaryResult();
    return new MicroResult(
        method.substring(method.lastIndexOf('.') + 1),
        parameters,
        primary.getScore(),
        primary.getScoreError());
  }
}
