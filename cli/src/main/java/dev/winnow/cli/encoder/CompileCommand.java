package dev.winnow.cli.encoder;

import dev.winnow.onnx.encoder.EncoderCompiler;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where it goes.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    EncoderCompiler.compile(source, ranges, heads, out);
    return 0;
  }
}
