package dev.winnow.training.intent;

import dev.winnow.runtime.ngram.NgramFile;
import dev.winnow.runtime.repository.Activation;
import dev.winnow.runtime.repository.LabelledOutput;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.NgramLinearManifest;
import dev.winnow.runtime.repository.Sha256;
import dev.winnow.training.card.FittedRows;
import dev.winnow.training.lineage.Ingredient;
import dev.winnow.training.lineage.Lineage;
import dev.winnow.training.lineage.PackageRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes intents as a model package: the weights, the manifest and the card. */
final class IntentPackage {
  private static final String PREFIX = "intents-";
  private static final String FILE = "intents.ngrams";
  private static final String VERSION = "1";
  private static final String OUTPUT = "scores";

  /** As many as the longest text that the guard lets in. */
  private static final int MAX_CHARACTERS = 65_536;

  /** A verdict tells the likeliest class; all of them would be longer than the text. */
  private static final int TOLD = 1;

  private IntentPackage() {}

  static String id(IntentRows rows) {
    return PREFIX + rows.set().name();
  }

  /** Over a package of the same id that is there. */
  static IntentSummary write(TrainedIntents trained, IntentSettings settings, Instant at) {
    Path folder = settings.out().resolve(id(trained.rows()));
    try {
      Files.createDirectories(folder);
      Optional<PackageRef> replaces = PackageRef.in(folder);
      Path file = folder.resolve(FILE);
      NgramFile.write(trained.model(), file);
      NgramLinearManifest manifest =
          new NgramLinearManifest(
              id(trained.rows()),
              VERSION,
              FILE,
              MAX_CHARACTERS,
              output(trained.rows(), settings),
              Map.of(FILE, Sha256.of(file)));
      ManifestFile.write(folder, manifest);
      IntentSummary summary =
          new IntentSummary(manifest, trained.kept(), trained.figures(settings), Files.size(file));
      Files.writeString(folder.resolve("CARD.md"), IntentCard.of(trained, summary, settings));
      Lineage.trained(
          folder, replaces, settings.json(trained.kept()), data(trained.rows(), settings), at);
      return summary;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LabelledOutput output(IntentRows rows, IntentSettings settings) {
    return new LabelledOutput(
            OUTPUT,
            Activation.SOFTMAX,
            true,
            IntentCategories.of(settings.field(), rows.classes()),
            Map.of())
        .telling(TOLD);
  }

  /** Every row is a positive of its class. */
  static Map<String, FittedRows> fitted(IntentRows rows) {
    int n = rows.set().train().size();
    return Map.of(rows.set().name(), new FittedRows(n, n, 0));
  }

  private static List<Ingredient> data(IntentRows rows, IntentSettings settings) {
    return Ingredient.of(settings.field(), List.of(rows.set()), fitted(rows));
  }
}
