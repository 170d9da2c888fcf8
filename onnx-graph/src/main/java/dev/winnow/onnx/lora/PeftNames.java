package dev.winnow.onnx.lora;

import dev.winnow.onnx.graph.LinearLayer;
import dev.winnow.onnx.graph.OnnxFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The names that PEFT gives the matrices of an adapter: {@code
 * base_model.model.encoder.layer.0.attention.self.query.lora_A.weight}, with the name of the
 * encoder's module before {@code encoder} where it was part of a larger model.
 */
final class PeftNames {
  private static final String PREFIX = "base_model.model.";
  private static final String A = ".lora_A.weight";
  private static final String B = ".lora_B.weight";

  private PeftNames() {}

  /**
   * The two matrices of one module.
   *
   * @param a {@code [rank, in]}
   * @param b {@code [out, rank]}
   */
  record Pair(Matrix a, Matrix b) {}

  static String a(String module) {
    return PREFIX + module + A;
  }

  static String b(String module) {
    return PREFIX + module + B;
  }

  /** The pairs by module. Every matrix must be one of a pair. */
  static Map<String, Pair> pairs(Path file, Map<String, Matrix> matrices) {
    Map<String, Pair> pairs = new TreeMap<>();
    for (Map.Entry<String, Matrix> entry : matrices.entrySet()) {
      String name = entry.getKey();
      String end = name.endsWith(A) ? A : B;
      Matrix other = matrices.get(withoutEnd(name, end) + (end.equals(A) ? B : A));
      if (!name.startsWith(PREFIX) || !name.endsWith(end) || other == null) {
        throw new OnnxFileException(
            "%s: %s (expected: pairs of %sMODULE%s and %s)".formatted(file, name, PREFIX, A, B));
      }
      if (end.equals(A)) {
        pairs.put(
            withoutEnd(name, A).substring(PREFIX.length()), new Pair(entry.getValue(), other));
      }
    }
    return pairs;
  }

  /** The encoder's layer that a module is: the one whose name is the module's, or its end. */
  static LinearLayer layer(Path file, String module, Map<String, LinearLayer> base) {
    List<LinearLayer> found =
        base.values().stream()
            .filter(layer -> module.equals(layer.name()) || module.endsWith("." + layer.name()))
            .toList();
    if (found.size() != 1) {
      throw new OnnxFileException(
          "%s: module %s: %d layers (expected: one of the %d of the encoder in float32)"
              .formatted(file, module, found.size(), base.size()));
    }
    return found.get(0);
  }

  private static String withoutEnd(String name, String end) {
    return name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
  }
}
