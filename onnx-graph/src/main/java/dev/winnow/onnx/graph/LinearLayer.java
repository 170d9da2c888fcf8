package dev.winnow.onnx.graph;

/**
 * A product of a graph with a fixed float32 matrix, under the name that its module has in PyTorch.
 *
 * @param name such as {@code encoder.layer.0.attention.self.query}
 * @param node position of its MatMul among the graph's nodes
 * @param weight name of the matrix, {@code [in, out]}: the transpose of PyTorch's
 */
public record LinearLayer(String name, int node, String weight, int in, int out) {}
