package dev.winnow.onnx.graph;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an ONNX file declares, without its weights: enough to judge a model before anything runs it.
 * Weights are skipped as the file is read, so that a large model costs little memory.
 *
 * @param inputs of the graph, in order; those with a weight as their default are left out
 * @param outputs of the graph, in order
 * @param nodes of the graph itself; those of its branches, loops and functions are left out
 * @param initialisers of the graph itself
 * @param otherTensors of attributes, branches, loops and functions
 */
public record OnnxOutline(
    List<ValueOutline> inputs,
    List<ValueOutline> outputs,
    List<NodeOutline> nodes,
    List<TensorOutline> initialisers,
    List<TensorOutline> otherTensors) {
  public OnnxOutline {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    nodes = List.copyOf(nodes);
    initialisers = List.copyOf(initialisers);
    otherTensors = List.copyOf(otherTensors);
  }

  /**
   * Reads a model's outline.
   *
   * @throws OnnxFileException where the file is no ONNX model, or is cut
   */
  public static OnnxOutline read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      OnnxOutline outline = new OutlineReader().read(in);
      if (outline.nodes().isEmpty() || outline.outputs().isEmpty()) {
        throw new OnnxFileException(file + ": has no graph (expected: an ONNX model)");
      }
      return outline;
    } catch (IOException e) {
      throw new OnnxFileException(file + ": is no ONNX file that can be read", e);
    }
  }

  public Optional<ValueOutline> input(String name) {
    return inputs.stream().filter(input -> input.name().equals(name)).findFirst();
  }

  public Optional<ValueOutline> output(String name) {
    return outputs.stream().filter(output -> output.name().equals(name)).findFirst();
  }

  public Optional<TensorOutline> initialiser(String name) {
    return initialisers.stream().filter(tensor -> tensor.name().equals(name)).findFirst();
  }
}
