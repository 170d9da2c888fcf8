package dev.winnow.benchmarks.outage;

import dev.winnow.benchmarks.stream.Workload;
import dev.winnow.benchmarks.turn.Alternation;
import dev.winnow.schemas.ContentItem;
import dev.winnow.stack.local.LocalStack;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Items a second through the moderate job while the provider of second opinions refuses, hangs, has
 * too many requests or answers garbage, against the same while it answers. Each turn of trouble
 * stands between two without, in one run; after it the provider is back, and all that waited is
 * settled before the next turn begins.
 *
 * <pre>./winnow bench outage --items 3000 --rounds 3</pre>
 *
 * The provider is a server in this process that answers after a fixed time: what it would compute
 * elsewhere costs nothing here. Both jobs share a process, and with broker, registry and roll-ups
 * the cores.
 */
public final class OutageBenchmark {
  /** From a question to its answer. */
  public static final Duration LATENCY = Duration.ofMillis(50);

  private final LocalStack stack;
  private final LoopbackProvider provider;
  private final Workload workload;
  private final OutageSettings settings;
  private final OutageTable table;

  /**
   * A benchmark on a stack that runs and asks the provider for second opinions.
   *
   * @param posts the mix of texts
   * @param progress told a line a turn, and a table
   */
  public OutageBenchmark(
      LocalStack stack,
      LoopbackProvider provider,
      List<ContentItem> posts,
      OutageSettings settings,
      Consumer<String> progress) {
    this.stack = stack;
    this.provider = provider;
    this.workload = new Workload(posts);
    this.settings = settings;
    this.table = new OutageTable(progress);
  }

  /**
   * Runs a turn to warm up, and the rounds.
   *
   * @throws IllegalArgumentException where nothing of the mix is put to the provider
   * @throws IllegalStateException where the stream comes to a halt
   * @throws IOException where Flink does not say how things stand
   */
  public OutageResult run() throws IOException, InterruptedException {
    WaitWatch watch = new WaitWatch(stack.settings().flinkPage());
    try (OutageTurns turns = new OutageTurns(stack, provider, workload, settings, watch)) {
      requireQuestions(shown(turns, Behaviour.ANSWERS));
      List<TroubleFigures> troubles =
          TroubleFigures.of(
              new Alternation<>(Behaviour.ANSWERS, Behaviour.troubles())
                  .run(settings.rounds(), behaviour -> shown(turns, behaviour)));
      OutageResult result =
          new OutageResult(
              settings,
              LATENCY,
              troubles,
              turns.standing(),
              watch.moderateRestarts(),
              watch.escalateRestarts());
      table.print(result);
      return result;
    }
  }

  private Outing shown(OutageTurns turns, Behaviour behaviour) throws InterruptedException {
    Outing outing = turns.turn(behaviour);
    table.turn(behaviour, outing);
    return outing;
  }

  private static void requireQuestions(Outing outing) {
    if (outing.questions() == 0) {
      throw new IllegalArgumentException(
          "questions to the provider: none about %d items (expected: some; more or other texts)"
              .formatted(outing.items()));
    }
  }
}
