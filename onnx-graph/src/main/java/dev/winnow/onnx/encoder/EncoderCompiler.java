package dev.winnow.onnx.encoder;

import dev.winnow.onnx.graph.OnnxFile;
import dev.winnow.onnx.graph.OnnxFileException;
import java.nio.file.Path;

/**
 * Compiles an exported BERT encoder in float32 into one with int8 products that gives the same
 * vector in any batch. The build calls it for the default encoders.
 */
public final class EncoderCompiler {
  private EncoderCompiler() {}

  /**
   * Writes the compiled encoder. The same source, ranges and states give the same bytes.
   *
   * @param ranges measured on the source, see {@link RangeProbe}
   * @param heads of self-attention
   * @param states what it gives out
   * @throws OnnxFileException where the source is no BERT export or the ranges are not its own
   * @throws IllegalArgumentException where it has fewer layers than the states say
   */
  public static void compile(
      EncoderSource source, Path ranges, int heads, HiddenStates states, Path target) {
    BertWeights weights = new ExportedBert(source.read()).weights(heads);
    OnnxFile.write(QuantisedEncoder.of(weights, ActivationRanges.read(ranges), states), target);
  }

  /** The state behind the last layer of an exported encoder, which is what it gives out itself. */
  public static HiddenStates lastState(EncoderSource source) {
    return HiddenStates.parse("" + new ExportedBert(source.read()).layers());
  }

  /**
   * Writes the encoder in float32, as it is but for what it gives out.
   *
   * @throws OnnxFileException where the source is no BERT export
   * @throws IllegalArgumentException where it has fewer layers than the states say
   */
  public static void cut(EncoderSource source, HiddenStates states, Path target) {
    OnnxFile.write(FloatEncoder.of(source.read(), states), target);
  }

  /** For the build: {@code SOURCE RANGES HEADS STATES TARGET [ADAPTER]}. */
  public static void main(String[] args) {
    if (args.length != 5 && args.length != 6) {
      throw new IllegalArgumentException(
          "arguments: %d (expected: SOURCE RANGES HEADS STATES TARGET [ADAPTER])"
              .formatted(args.length));
    }
    compile(
        new EncoderSource(Path.of(args[0]), args.length == 6 ? Path.of(args[5]) : null),
        Path.of(args[1]),
        Integer.parseInt(args[2]),
        HiddenStates.parse(args[3]),
        Path.of(args[4]));
  }
}
