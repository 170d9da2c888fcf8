package dev.winnow.cli.drift;

import dev.winnow.pipeline.drift.DriftCounter;
import dev.winnow.pipeline.drift.DriftReference;
import dev.winnow.pipeline.drift.DriftWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow drift check}. */
@Command(
    name = "check",
    description = {
      "Hold rows or verdicts against a reference, with the test that the moderate job runs on the"
          + " stream, and print as JSON what has moved, most first."
    },
    mixinStandardHelpOptions = true)
public final class DriftCheckCommand implements Callable<Integer> {
  /** Batches are full ones, so that the same input gives the same answer. */
  private static final Clock STILL = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DriftInput input = new DriftInput();

  @Option(
      names = "--reference",
      required = true,
      paramLabel = "FILE",
      description = "What drift reference wrote.")
  private Path file = Path.of("");

  private long items;

  @Override
  public Integer call() throws IOException {
    DriftReference reference = DriftReference.read(file);
    Instant start = Instant.now();
    DriftWatch watch = new DriftWatch(reference, Double.POSITIVE_INFINITY, start);
    DriftCounter counter = new DriftCounter(reference, STILL);
    input.forEach(
        spec.commandLine().getErr(),
        verdict -> {
          items++;
          counter.add(verdict).ifPresent(counts -> watch.add(counts, start));
        });
    counter.rest().ifPresent(counts -> watch.add(counts, start));
    spec.commandLine()
        .getOut()
        .println(DriftReportJson.of(reference, watch, items, input.unreadable()));
    return input.unreadable() == 0 ? 0 : 1;
  }
}
