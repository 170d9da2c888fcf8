package dev.winnow.cli.encoder;

import dev.winnow.onnx.encoder.EncoderCompiler;
import dev.winnow.onnx.encoder.EncoderSource;
import dev.winnow.onnx.encoder.HiddenStates;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code winnow encoder compile}: the build does the same for the default encoders. */
@Command(
    name = "compile",
    description = "Write an encoder with int8 products whose vectors no batch changes.",
    mixinStandardHelpOptions = true)
final class CompileCommand implements Callable<Integer> {
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

  @ArgGroup(multiplicity = "1")
  private Form form = new Form();

  @Option(
      names = "--states",
      paramLabel = "N,N",
      description =
          "What it gives out, side by side: 0 is the state of the embeddings, N that behind the Nth"
              + " layer; layers behind the last one are left out. Default: the last layer's alone.")
  private @Nullable String states;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where it goes.")
  private Path out = Path.of("");

  /** Int8, or float32. */
  static final class Form {
    @ArgGroup(exclusive = false)
    private @Nullable Int8 int8;

    @Option(
        names = "--float32",
        required = true,
        description = "Keep the weights as they are, for a GPU; only what comes out changes.")
    private boolean float32;
  }

  /** What int8 needs to know. */
  static final class Int8 {
    @Option(
        names = "--ranges",
        required = true,
        paramLabel = "FILE",
        description = "What `winnow encoder ranges` wrote for this source.")
    private Path ranges = Path.of("");

    @Option(
        names = "--heads",
        required = true,
        paramLabel = "N",
        description = "Heads of self-attention (num_attention_heads of config.json).")
    private int heads;
  }

  @Override
  public Integer call() {
    EncoderSource from = new EncoderSource(source, adapter);
    HiddenStates given =
        states == null ? EncoderCompiler.lastState(from) : HiddenStates.parse(states);
    if (form.int8 == null) {
      EncoderCompiler.cut(from, given, out);
    } else {
      EncoderCompiler.compile(from, form.int8.ranges, form.int8.heads, given, out);
    }
    return 0;
  }
}
