package dev.winnow.training.head;

import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.Sha256;
import dev.winnow.training.data.LabelledFile;
import dev.winnow.training.metric.Figures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The {@code CARD.md} of a head: everything in it comes from the run that made the head. */
final class ModelCard {
  private static final String POOLED = "pooled";

  private final TrainedHead head;
  private final HeadManifest manifest;
  private final TrainingSettings settings;
  private final CardNotes notes = new CardNotes();
  private final List<String> lines = new ArrayList<>();
  private final List<String> belowFloor = new ArrayList<>();

  private ModelCard(TrainedHead head, HeadManifest manifest, TrainingSettings settings) {
    this.head = head;
    this.manifest = manifest;
    this.settings = settings;
  }

  static String of(TrainedHead head, HeadManifest manifest, TrainingSettings settings) {
    ModelCard card = new ModelCard(head, manifest, settings);
    card.summary();
    card.measured();
    card.thresholds();
    card.faults();
    card.data();
    return String.join("\n", card.lines) + "\n";
  }

  private void summary() {
    add("# " + manifest.id());
    add("");
    add(
        "Scores **%s** on the vectors of `%s` (ONNX file %s…). Written by `winnow train`."
            .formatted(
                head.category(), manifest.encoder(), manifest.encoderSha256().substring(0, 12)));
    add("");
    add("| | |");
    add("|---|---|");
    add("| Version | " + manifest.version() + " |");
    add("| Kept of the candidates | " + head.settings() + " |");
    add(
        "| Rows | %s and unknown languages; at most %d positives and %d negatives a source |"
            .formatted(settings.language(), settings.rowsPerLabel(), settings.rowsPerLabel()));
    add("| Weights | a source by the square root of its rows; then both classes alike |");
    add("| Seed | " + settings.seed() + " |");
    add(
        "| Calibration | Platt, a = %s, b = %s, %s, fitted on the dev rows of the training sources |"
            .formatted(
                number(manifest.calibration().a()),
                number(manifest.calibration().b()),
                manifest.calibration().version()));
    add("");
  }

  private void measured() {
    add("## Measured on dev");
    add("");
    add(
        "Settings were chosen and the calibration was fitted on these rows (the probabilities below"
            + " are cross-fitted in five parts), except for sources marked *only measured*. AP ="
            + " average precision, ECE = expected calibration error over 15 bins of equal width.");
    add("");
    add("| source | n | positives | AUC | floor (Naive Bayes) | AP | ECE |");
    add("|---|---|---|---|---|---|---|");
    row(POOLED, POOLED, head.category(), head.pooled());
    for (SetRows set : head.sets()) {
      List<ScoredRow> rows = head.measuredOn(set.name());
      if (!rows.isEmpty()) {
        String name = set.isOnlyMeasured() ? set.name() + " *(only measured)*" : set.name();
        row(name, set.name(), head.category(), rows);
      }
    }
    if (!head.related().isEmpty()) {
      String source = head.related().get(0).row().source();
      row(source + ", its own label sexist *(only measured)*", source, "sexist", head.related());
    }
    add("");
  }

  private void row(String name, String source, String label, List<ScoredRow> rows) {
    Figures figures = Figures.of(ScoredRow.labels(rows));
    OptionalDouble floor = notes.floor(source, label);
    add(
        "| %s | %d | %d | %s | %s | %s | %s |"
            .formatted(
                name,
                figures.n(),
                figures.positives(),
                figure(figures.auc()),
                figure(floor),
                figure(figures.averagePrecision()),
                number(figures.calibrationError())));
    if (floor.isPresent() && figures.auc().orElse(0) < floor.getAsDouble()) {
      belowFloor.add(
          "%s (%s): %s against %s. %s"
              .formatted(
                  source,
                  label,
                  figure(figures.auc()),
                  figure(floor),
                  notes.whyBelowFloor(source, label).orElse("Not looked into yet.")));
    }
  }

  private void thresholds() {
    SuggestedThresholds found = head.thresholds();
    add("## Thresholds that dev suggests");
    add("");
    add(
        "allow %s, act %s: precision at act %s, recall %s, missed below allow %s, unsure %s of all"
                .formatted(
                    number(found.allow()),
                    number(found.act()),
                    number(found.precision()),
                    number(found.recall()),
                    number(found.missed()),
                    number(found.unsure()))
            + " rows and %s of harmless everyday texts.".formatted(number(found.everydayUnsure())));
    add("");
  }

  private void faults() {
    add("## Known faults");
    add("");
    notes.faults(head.category()).ifPresent(fault -> add("- " + fault));
    belowFloor.forEach(line -> add("- Below the floor on " + line));
    add("");
  }

  private void data() {
    add("## Data");
    add("");
    add("| source | licence | fitted on | positives | files (SHA-256) |");
    add("|---|---|---|---|---|");
    for (SetRows set : head.sets()) {
      TrainedHead.FittedRows fitted =
          head.fitted().getOrDefault(set.name(), new TrainedHead.FittedRows(0, 0));
      add(
          "| %s | %s | %d | %d | %s |"
              .formatted(
                  set.name(), set.licence(), fitted.n(), fitted.positives(), hashes(set.files())));
    }
  }

  private static String hashes(List<LabelledFile> files) {
    List<String> hashes = new ArrayList<>();
    for (LabelledFile file : files) {
      try {
        hashes.add(file.path().getFileName() + " " + Sha256.of(file.path()));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return hashes.isEmpty() ? "in the training module" : String.join("<br>", hashes);
  }

  private void add(String line) {
    lines.add(line);
  }

  private static String figure(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "–";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
