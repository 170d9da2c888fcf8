package dev.winnow.runtime.repository;

import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A package whose files are there and are the ones its manifest names.
 *
 * @param folder real path of the package's folder
 */
public record ModelPackage<M extends PackageManifest>(Path folder, M manifest) {
  private static final String ONNX = ".onnx";

  /**
   * Holds every file of the package against its hash and its bound in bytes, and the ONNX files'
   * external data against the package. Reads them whole.
   */
  static <M extends PackageManifest> ModelPackage<M> verified(
      Path folder, M manifest, PackageLimits limits) {
    ModelPackage<M> verified = new ModelPackage<>(folder, manifest);
    for (Map.Entry<String, String> entry : manifest.hashes().entrySet()) {
      verified.verify(entry.getKey(), entry.getValue(), limits);
    }
    for (String name : manifest.hashes().keySet()) {
      if (name.endsWith(ONNX)) {
        ExternalData.requireWithin(verified.file(name), manifest.hashes().keySet());
      }
    }
    return verified;
  }

  /** The path of one of the package's files. */
  public Path file(String name) {
    Checks.FILE.check("file", name);
    return folder.resolve(name);
  }

  private void verify(String name, String expected, PackageLimits limits) {
    Path file = file(name);
    try {
      if (!file.toRealPath().startsWith(folder)) {
        throw new ModelLoadException(file + ": leads out of its package");
      }
      if (!Files.isRegularFile(file)) {
        throw new ModelLoadException(file + ": is something else (expected: a file)");
      }
      long bytes = Files.size(file);
      if (bytes > limits.of(name)) {
        throw new ModelLoadException(
            "%s: %d bytes (expected: at most %d)".formatted(file, bytes, limits.of(name)));
      }
      String found = Sha256.of(file);
      if (!found.equals(expected)) {
        throw new ModelLoadException(
            "%s: sha256: %s (expected: %s)".formatted(file, found, expected));
      }
    } catch (IOException e) {
      throw new ModelLoadException(file + ": cannot be read", e);
    }
  }
}
