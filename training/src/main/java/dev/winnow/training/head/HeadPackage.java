package dev.winnow.training.head;

import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.Sha256;
import dev.winnow.training.lineage.Ingredient;
import dev.winnow.training.lineage.Lineage;
import dev.winnow.training.lineage.PackageRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a trained head as a model package: the ONNX file, the manifest, the card and its lineage.
 */
final class HeadPackage {
  private static final String FILE = "head.onnx";
  private static final String VERSION = "1";

  private HeadPackage() {}

  /**
   * Over a package of the same id that is there; gives what the manifest says.
   *
   * @param dimensions of the encoder
   */
  static HeadManifest write(
      TrainedHead head,
      TrainingSettings settings,
      String encoderSha256,
      int dimensions,
      Instant at) {
    String id = settings.encoder() + "-" + head.category().toLowerCase(Locale.ROOT);
    Path folder = settings.out().resolve(id);
    try {
      Files.createDirectories(folder);
      Optional<PackageRef> replaces = PackageRef.in(folder);
      Path file = folder.resolve(FILE);
      Files.write(file, HeadGraph.of(head.model(), id));
      HeadManifest manifest =
          new HeadManifest(
              id,
              VERSION,
              settings.encoder(),
              encoderSha256,
              head.category(),
              FILE,
              Sha256.of(file),
              HeadGraph.INPUT,
              settings.width(dimensions),
              HeadGraph.OUTPUT,
              head.calibration(),
              settings.features(),
              "",
              "");
      ManifestFile.write(folder, manifest);
      Files.writeString(folder.resolve("CARD.md"), ModelCard.of(head, manifest, settings));
      Lineage.trained(
          folder,
          replaces,
          settings.json(head.settings()),
          Ingredient.of(head.category(), head.sets(), head.fitted()),
          at);
      return manifest;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
