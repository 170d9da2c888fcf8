package dev.winnow.runtime.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.winnow.onnx.graph.OnnxFileException;
import dev.winnow.onnx.graph.OnnxOutline;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.repository.ExternalData;
import dev.winnow.runtime.repository.PackageLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that a model comes in. Only regular files that lie in it are read. */
final class SourceFolder {
  /** Bytes of a configuration, which is kept in memory. */
  private static final long MAX_JSON_BYTES = 4 << 20;

  private static final JsonMapper JSON = new JsonMapper();

  private final Path root;
  private final PackageLimits limits;

  SourceFolder(Path folder, PackageLimits limits) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new ModelLoadException(folder + ": is no folder (expected: one with a model)");
    }
    this.root = folder.toRealPath();
    this.limits = limits;
  }

  Path root() {
    return root;
  }

  /** Whether there is such a file; what has its name and is none, or leads away, is refused. */
  boolean has(String name) {
    if (Files.notExists(root.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    file(name);
    return true;
  }

  /** A file that must be there. */
  Path file(String name) {
    Path file = root.resolve(name);
    try {
      if (!file.toRealPath().startsWith(root)) {
        throw new ModelLoadException(
            file
                + ": is a link that leaves its folder (expected: a file; copy the folder with -L)");
      }
      if (!Files.isRegularFile(file)) {
        throw new ModelLoadException(file + ": is something else (expected: a file)");
      }
      return file;
    } catch (IOException e) {
      throw new ModelLoadException(file + ": is missing (expected: a file)", e);
    }
  }

  /** A configuration; missing where there is none. */
  JsonNode json(String name) throws IOException {
    if (!has(name)) {
      return MissingNode.getInstance();
    }
    Path file = file(name);
    if (Files.size(file) > MAX_JSON_BYTES) {
      throw new ModelLoadException(
          "%s: %d bytes (expected: at most %d)".formatted(file, Files.size(file), MAX_JSON_BYTES));
    }
    try {
      return JSON.readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw new ModelLoadException(file + ": is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The ONNX file: {@code model.onnx} here or in {@code onnx/}, else the only one. */
  Optional<String> model() throws IOException {
    for (String usual : List.of("model.onnx", "onnx/model.onnx")) {
      if (has(usual)) {
        return Optional.of(usual);
      }
    }
    try (Stream<Path> entries = Files.list(root)) {
      List<String> models =
          entries
              .map(entry -> entry.getFileName().toString())
              .filter(name -> name.endsWith(".onnx"))
              .toList();
      return models.size() == 1 ? Optional.of(models.get(0)) : Optional.empty();
    }
  }

  OnnxOutline outline(String model) throws IOException {
    Path file = file(model);
    if (Files.size(file) > limits.fileBytes()) {
      throw new ModelLoadException(
          "%s: %d bytes (expected: at most %d)"
              .formatted(file, Files.size(file), limits.fileBytes()));
    }
    try {
      return OnnxOutline.read(file);
    } catch (OnnxFileException e) {
      throw new ModelLoadException(e.getMessage() + " (expected: an ONNX model)", e);
    }
  }

  /** Copies an ONNX file under a new name, and beside it the files of external data. */
  void copyModel(String model, Path target, String name, BoundedCopy copy) throws IOException {
    copyFile(model, target.resolve(name), copy);
    Path folder = Path.of(model).resolveSibling("");
    for (String external : ExternalData.files(file(model))) {
      copyFile(folder.resolve(external).toString(), target.resolve(external), copy);
    }
  }

  void copyFile(String name, Path target, BoundedCopy copy) throws IOException {
    copy.count();
    try (InputStream in = Files.newInputStream(file(name))) {
      copy.copy(in, target);
    }
  }
}
