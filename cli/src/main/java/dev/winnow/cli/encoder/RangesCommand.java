package dev.winnow.cli.encoder;

import dev.winnow.onnx.encoder.EncoderSource;
import dev.winnow.training.data.LabelledFile;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.data.LabelledSet;
import dev.winnow.training.data.RowSample;
import dev.winnow.training.encoder.RangeMeasurement;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow encoder ranges}: measures an encoder on texts, once, before it is compiled. */
@Command(
    name = "ranges",
    description = "Measure how far an encoder's activations reach on the texts of labelled rows.",
    mixinStandardHelpOptions = true)
final class RangesCommand implements Callable<Integer> {
  private static final int STEP = 100;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--source",
      required = true,
      paramLabel = "FILE",
      description = "The encoder as exported, an ONNX file in float32.")
  private Path source = Path.of("");

  @Option(
      names = "--adapter",
      paramLabel = "DIR",
      description = "Folder of an adapter (LoRA, as PEFT saves it) to fold into the source first.")
  private @Nullable Path adapter;

  @Option(
      names = "--tokenizer",
      required = true,
      paramLabel = "FILE",
      description = "Its tokenizer.json.")
  private Path tokenizer = Path.of("");

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of sets; only their train rows are read.")
  private Path data = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where they go.")
  private Path out = Path.of("");

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "At most so many rows of a set. Default: ${DEFAULT-VALUE}.")
  private int rows = 100;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      description = "Longer texts are cut, as in use. Default: ${DEFAULT-VALUE}.")
  private int maxTokens = 256;

  @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = 17;

  @Override
  public Integer call() {
    List<String> texts = texts();
    new RangeMeasurement(new EncoderSource(source, adapter), tokenizer, maxTokens)
        .over(texts, this::report)
        .write(out);
    spec.commandLine().getOut().println("{\"texts\":" + texts.size() + "}");
    return 0;
  }

  private List<String> texts() {
    RowSample sample = new RowSample(seed);
    return LabelledSet.below(data).stream()
        .flatMap(set -> set.train().stream())
        .map(LabelledFile::rows)
        .flatMap(all -> sample.any(rows, all).stream())
        .map(LabelledRow::text)
        .toList();
  }

  private void report(int done) {
    if (done % STEP == 0) {
      spec.commandLine().getErr().println(done + " texts");
    }
  }
}
