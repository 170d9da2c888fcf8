package dev.winnow.runtime.repository;

import dev.winnow.onnx.graph.OnnxFileException;
import dev.winnow.onnx.graph.OnnxOutline;
import dev.winnow.onnx.graph.TensorOutline;
import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The files beside an ONNX file that hold its weights. ONNX Runtime opens whatever the model names,
 * so every name is held against the package first.
 */
public final class ExternalData {
  private ExternalData() {}

  /**
   * The names of a model's files of external data, sorted.
   *
   * @throws ModelLoadException where one of them is no plain name, so that it could lead out of the
   *     folder
   */
  public static Set<String> files(Path model) {
    Set<String> files = new TreeSet<>();
    forEach(model, external -> files.add(external.location()));
    return files;
  }

  /**
   * Fails where a model reads a file that its package does not vouch for, or reads past its end.
   */
  static void requireWithin(Path model, Set<String> vouchedFor) {
    forEach(
        model,
        external -> {
          if (!vouchedFor.contains(external.location())) {
            throw new ModelLoadException(
                "%s: external data in %s (expected: a file of the package, with its sha256)"
                    .formatted(model, external.location()));
          }
          requireLongEnough(model, external);
        });
  }

  private static void requireLongEnough(Path model, TensorOutline.External external) {
    Path file = model.resolveSibling(external.location());
    try {
      long end = external.offset() + Math.max(0, external.length());
      if (end > Files.size(file)) {
        throw new ModelLoadException(
            "%s: %d bytes (expected: at least %d, which %s reads)"
                .formatted(file, Files.size(file), end, model.getFileName()));
      }
    } catch (IOException e) {
      throw new ModelLoadException(file + ": cannot be read", e);
    }
  }

  private static void forEach(Path model, Consumer<TensorOutline.External> consumer) {
    OnnxOutline outline = outline(model);
    for (TensorOutline tensor : outline.initialisers()) {
      tensor.external().ifPresent(external -> accept(model, external, consumer));
    }
    for (TensorOutline tensor : outline.otherTensors()) {
      tensor.external().ifPresent(external -> accept(model, external, consumer));
    }
  }

  private static void accept(
      Path model, TensorOutline.External external, Consumer<TensorOutline.External> consumer) {
    try {
      Checks.FILE.check("external data", external.location());
    } catch (IllegalArgumentException e) {
      throw new ModelLoadException(model + ": " + e.getMessage() + ", a file beside the model", e);
    }
    consumer.accept(external);
  }

  private static OnnxOutline outline(Path model) {
    try {
      return OnnxOutline.read(model);
    } catch (OnnxFileException e) {
      throw new ModelLoadException(
          "%s (expected: an ONNX model; found: %s)".formatted(e.getMessage(), cause(e)), e);
    }
  }

  private static String cause(OnnxFileException e) {
    return e.getCause() == null ? "none" : String.valueOf(e.getCause().getMessage());
  }
}
