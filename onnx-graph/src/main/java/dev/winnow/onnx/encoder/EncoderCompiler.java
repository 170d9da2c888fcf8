package dev.winnow.onnx.encoder;

import ai.onnx.proto.OnnxMl.ModelProto;
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
   * @param source the exported ONNX file, weights in float32 inside it
   * @param ranges measured on the source, see {@link RangeProbe}
   * @param heads of self-attention
   * @param states what it gives out
   * @throws OnnxFileException where the source is no BERT export or the ranges are not its own
   * @throws IllegalArgumentException where it has fewer layers than the states say
   */
  public static void compile(
      Path source, Path ranges, int heads, HiddenStates states, Path target) {
    BertWeights weights = new ExportedBert(OnnxFile.read(source)).weights(heads);
    OnnxFile.write(QuantisedEncoder.of(weights, ActivationRanges.read(ranges), states), target);
  }

  /** The state behind the last layer of an exported encoder, which is what it gives out itself. */
  public static HiddenStates lastState(Path source) {
    return HiddenStates.parse("" + new ExportedBert(OnnxFile.read(source)).layers());
  }

  /**
   * Writes the exported encoder as it is, in float32, but for what it gives out.
   *
   * @throws OnnxFileException where the source is no BERT export
   * @throws IllegalArgumentException where it has fewer layers than the states say
   */
  public static void cut(Path source, HiddenStates states, Path target) {
    ModelProto model = OnnxFile.read(source);
    OnnxFile.write(FloatEncoder.of(model, states), target);
  }

  /** For the build: {@code SOURCE RANGES HEADS STATES TARGET}. */
  public static void main(String[] args) {
    if (args.length != 5) {
      throw new IllegalArgumentException(
          "arguments: " + args.length + " (expected: SOURCE RANGES HEADS STATES TARGET)");
    }
    compile(
        Path.of(args[0]),
        Path.of(args[1]),
        Integer.parseInt(args[2]),
        HiddenStates.parse(args[3]),
        Path.of(args[4]));
  }
}
