package dev.winnow.onnx.encoder;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.winnow.onnx.graph.FloatTensor;
import dev.winnow.onnx.graph.OnnxFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A BERT encoder as Hugging Face's tools export it from PyTorch. Biases and norms keep their names;
 * matrices lose them, but the products that read them are named after their place.
 */
final class ExportedBert {
  private final String output;
  private final Map<String, TensorProto> tensors = new HashMap<>();
  private final Map<String, NodeProto> nodes = new HashMap<>();

  ExportedBert(ModelProto model) {
    GraphProto graph = model.getGraph();
    output = graph.getOutputCount() == 0 ? "" : graph.getOutput(0).getName();
    graph.getInitializerList().forEach(tensor -> tensors.put(tensor.getName(), tensor));
    graph.getNodeList().forEach(node -> nodes.put(node.getName(), node));
  }

  /** How many layers there are. */
  int layers() {
    int layers = 0;
    while (nodes.containsKey(product(layers, "attention/self/query"))) {
      layers++;
    }
    return layers;
  }

  /** The name of the tensor that a product of a layer reads. */
  String inputOf(int layer, String place) {
    return node(product(layer, place)).getInput(0);
  }

  /** How many values a token's state has. */
  int dimensions() {
    return floats("embeddings.LayerNorm.bias").length;
  }

  /** The name of the tensor of a token's state behind so many layers. */
  String stateBehind(int layers) {
    return layers < layers() ? inputOf(layers, "attention/self/query") : output;
  }

  /**
   * The weights in order.
   *
   * @throws OnnxFileException naming what was not found
   */
  BertWeights weights(int heads) {
    Matrix types = matrix("embeddings.token_type_embeddings.weight");
    Matrix positions = matrix("embeddings.position_embeddings.weight");
    float[] placed = positions.values().clone();
    for (int i = 0; i < placed.length; i++) {
      placed[i] += types.at(0, i % types.columns());
    }
    List<BertLayer> found = new ArrayList<>();
    for (int layer = 0; layer < layers(); layer++) {
      found.add(layer(layer));
    }
    if (found.isEmpty()) {
      throw new OnnxFileException(
          "encoder: no layers (expected: a BERT export with %s)"
              .formatted(product(0, "attention/self/query")));
    }
    return new BertWeights(
        matrix("embeddings.word_embeddings.weight"),
        new Matrix(positions.rows(), positions.columns(), placed),
        norm("embeddings.LayerNorm"),
        found,
        heads);
  }

  private BertLayer layer(int layer) {
    return new BertLayer(
        linear(layer, "attention/self/query"),
        linear(layer, "attention/self/key"),
        linear(layer, "attention/self/value"),
        linear(layer, "attention/output/dense"),
        norm("encoder.layer." + layer + ".attention.output.LayerNorm"),
        linear(layer, "intermediate/dense"),
        linear(layer, "output/dense"),
        norm("encoder.layer." + layer + ".output.LayerNorm"));
  }

  private Linear linear(int layer, String place) {
    return new Linear(
        matrix(node(product(layer, place)).getInput(1)),
        floats("encoder.layer.%d.%s.bias".formatted(layer, place.replace('/', '.'))));
  }

  private LayerNorm norm(String name) {
    return new LayerNorm(floats(name + ".weight"), floats(name + ".bias"));
  }

  private Matrix matrix(String name) {
    TensorProto tensor = tensor(name);
    if (tensor.getDimsCount() != 2) {
      throw new OnnxFileException(
          "%s: %d dimensions (expected: 2)".formatted(name, tensor.getDimsCount()));
    }
    return new Matrix(
        Math.toIntExact(tensor.getDims(0)), Math.toIntExact(tensor.getDims(1)), floats(name));
  }

  private float[] floats(String name) {
    TensorProto tensor = tensor(name);
    float[] values = FloatTensor.values(tensor);
    if (values == null) {
      throw new OnnxFileException(
          "%s: data type %d (expected: float32 inside the file)"
              .formatted(name, tensor.getDataType()));
    }
    return values;
  }

  private TensorProto tensor(String name) {
    TensorProto tensor = tensors.get(name);
    if (tensor == null) {
      throw new OnnxFileException(
          "encoder: has no weights %s (expected: a BERT export)".formatted(name));
    }
    return tensor;
  }

  private NodeProto node(String name) {
    NodeProto node = nodes.get(name);
    if (node == null || node.getInputCount() < 2) {
      throw new OnnxFileException(
          "encoder: has no product %s (expected: a BERT export)".formatted(name));
    }
    return node;
  }

  private static String product(int layer, String place) {
    return "/encoder/layer.%d/%s/MatMul".formatted(layer, place);
  }
}
