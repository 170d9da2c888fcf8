package dev.winnow.training.screen;

import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.runtime.language.LanguageTag;
import dev.winnow.runtime.ngram.NgramFile;
import dev.winnow.runtime.ngram.NgramModel;
import dev.winnow.runtime.repository.Activation;
import dev.winnow.runtime.repository.LabelCategory;
import dev.winnow.runtime.repository.LabelledOutput;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.NgramLinearManifest;
import dev.winnow.runtime.repository.Sha256;
import dev.winnow.training.lineage.Ingredient;
import dev.winnow.training.lineage.Lineage;
import dev.winnow.training.lineage.PackageRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a screen as a model package: the weights, the manifest and the card. */
final class ScreenPackage {
  private static final String FILE = "screen.ngrams";
  private static final String VERSION = "1";
  private static final String OUTPUT = "scores";

  /** As many as the longest text that the guard lets in: what is not read cannot be screened. */
  private static final int MAX_CHARACTERS = 65_536;

  private ScreenPackage() {}

  /** Over a package of the same id that is there; gives what the manifest says. */
  static NgramLinearManifest write(
      NgramModel model, List<MeasuredCategory> categories, ScreenSettings settings, Instant at) {
    Path folder = settings.out().resolve(settings.id());
    try {
      Files.createDirectories(folder);
      Optional<PackageRef> replaces = PackageRef.in(folder);
      Path file = folder.resolve(FILE);
      NgramFile.write(model, file);
      NgramLinearManifest manifest =
          new NgramLinearManifest(
              settings.id(),
              VERSION,
              FILE,
              MAX_CHARACTERS,
              output(categories),
              Map.of(FILE, Sha256.of(file)),
              LanguageTag.primary(settings.rows().language()).stream().toList());
      ManifestFile.write(folder, manifest);
      Files.writeString(folder.resolve("CARD.md"), ScreenCard.of(categories, manifest, settings));
      Lineage.trained(folder, replaces, settings.json(kept(categories)), data(categories), at);
      return manifest;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> kept(List<MeasuredCategory> categories) {
    Map<String, String> kept = new LinkedHashMap<>();
    categories.forEach(
        category -> kept.put(category.trained().category(), category.trained().settings()));
    return kept;
  }

  private static List<Ingredient> data(List<MeasuredCategory> categories) {
    return Ingredient.merged(
        categories.stream()
            .map(MeasuredCategory::trained)
            .flatMap(
                one -> Ingredient.of(one.category(), one.lesson().read(), one.fitted()).stream())
            .toList());
  }

  private static LabelledOutput output(List<MeasuredCategory> categories) {
    Map<String, PlattCalibration> calibration = new LinkedHashMap<>();
    for (MeasuredCategory category : categories) {
      calibration.put(category.trained().category(), category.calibration());
    }
    List<LabelCategory> labels =
        calibration.keySet().stream().map(name -> new LabelCategory(name, name)).toList();
    return new LabelledOutput(OUTPUT, Activation.SIGMOID, false, labels, calibration);
  }
}
