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
   * Writes the compiled encoder. The same source and ranges give the same bytes.
   *
   * @param source the exported ONNX file, weights in float32 inside it
   * @param ranges measured on the source, see {@link RangeProbe}
   * @param heads of self-attention
   * @throws OnnxFileException where the source is no BERT export or the ranges are not its own
   */
  public static void compile(Path source, Path ranges, int heads, Path target) {
    BertWeights weights = new ExportedBert(OnnxFile.read(source)).weights(heads);
    OnnxFile.write(QuantisedEncoder.of(weights, ActivationRanges.read(ranges)), target);
  }

  /** For the build: {@code SOURCE RANGES HEADS TARGET}. */
  public static void main(String[] args) {
    if (args.length != 4) {
      throw new IllegalArgumentException(
          "arguments: " + args.length + " (expected: SOURCE RANGES HEADS TARGET)");
    }
    compile(Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[2]), Path.of(args[3]));
  }
}
