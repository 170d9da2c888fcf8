package dev.winnow.benchmarks.endtoend;

import dev.winnow.benchmarks.stream.StreamRun;
import dev.winnow.benchmarks.stream.Workload;
import dev.winnow.pipeline.job.ModelSettings;
import dev.winnow.pipeline.job.ModerateSettings;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.schemas.ContentItem;
import dev.winnow.stack.local.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Items a second through Kafka, both jobs and back, exactly once, against a bare loop over the same
 * models: the same texts, batches and number in flight, alternating in one run.
 *
 * <pre>./winnow bench end-to-end --items 2000 --rounds 5</pre>
 *
 * The stream pays for the broker, the registry and the roll-ups on the same cores. Each round has
 * new texts; the first one warms up and is not counted.
 */
public final class EndToEndBenchmark {
  private static final Duration LIMIT = Duration.ofHours(1);

  private final LocalStack stack;
  private final Policy policy;
  private final Workload workload;
  private final int items;
  private final Consumer<String> progress;

  /**
   * A benchmark on a stack that runs with default settings.
   *
   * @param policy that is in force there
   * @param posts the mix of texts
   * @param items in each round
   */
  public EndToEndBenchmark(
      LocalStack stack,
      Policy policy,
      List<ContentItem> posts,
      int items,
      Consumer<String> progress) {
    if (items < 1) {
      throw new IllegalArgumentException("items: " + items + " (expected: > 0)");
    }
    this.stack = stack;
    this.policy = policy;
    this.workload = new Workload(posts);
    this.items = items;
    this.progress = progress;
  }

  /** Runs a warm-up and so many rounds. */
  public EndToEndResult run(int rounds) throws InterruptedException {
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds: " + rounds + " (expected: > 0)");
    }
    ModerateSettings settings = settings();
    int inFlight = settings.capacity() * settings.job().parallelism();
    try (Classifier screen = settings.screen().open().orElse(null);
        Classifier specialists = uncached(ModelSettings.SPECIALISTS);
        Classifier general = uncached(ModelSettings.GENERAL);
        StreamRun stream = new StreamRun(stack)) {
      BareLoop bare =
          new BareLoop(settings.language().open(), screen, specialists, general, policy, inFlight);
      List<EndToEndResult.Round> measured = new ArrayList<>();
      BareLoop.PassedOn passedOn = new BareLoop.PassedOn(0, 0);
      for (int round = 0; round <= rounds; round++) {
        List<ContentItem> texts = workload.round(round, items);
        long start = System.nanoTime();
        passedOn = bare.run(texts);
        long turn = System.nanoTime();
        stream.publish(texts);
        stream.settle(LIMIT);
        long end = System.nanoTime();
        EndToEndResult.Round figures =
            new EndToEndResult.Round(perSecond(turn - start), perSecond(end - turn));
        progress.accept(line(round, figures));
        if (round > 0) {
          measured.add(figures);
        }
      }
      return new EndToEndResult(
          items, items - passedOn.fromScreen(), passedOn.fromSpecialists(), measured);
    }
  }

  private ModerateSettings settings() {
    return ModerateSettings.parse(
        "--bootstrap", stack.settings().bootstrap(),
        "--registry", stack.settings().registry(),
        "--models", models());
  }

  private Classifier uncached(String encoder) {
    ModelSettings used = settings().models();
    return new ModelSettings(
            models(),
            encoder,
            used.beside(),
            used.device(),
            used.threads(),
            used.batchTokens(),
            used.batchDelay(),
            0)
        .open();
  }

  private String models() {
    return stack.settings().distribution().models().toString();
  }

  private double perSecond(long nanos) {
    return items / (nanos / (double) Duration.ofSeconds(1).toNanos());
  }

  private static String line(int round, EndToEndResult.Round figures) {
    return "%s: bare loop %.1f items a second, stream %.1f, ratio %.3f"
        .formatted(
            round == 0 ? "warm-up" : "round " + round,
            figures.bare(),
            figures.stream(),
            figures.ratio());
  }
}
