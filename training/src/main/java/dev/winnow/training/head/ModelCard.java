package dev.winnow.training.head;

import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.Pooling;
import dev.winnow.training.card.BelowFloor;
import dev.winnow.training.card.CardNotes;
import dev.winnow.training.card.CardNumber;
import dev.winnow.training.card.DataTable;
import dev.winnow.training.card.MeasuredTable;
import dev.winnow.training.card.SuggestedThresholds;
import dev.winnow.training.card.TriggerTable;
import dev.winnow.training.rows.AssumedNegatives;
import dev.winnow.training.rows.MarkedPassages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The {@code CARD.md} of a head: everything in it comes from the run that made the head. */
final class ModelCard {
  private final TrainedHead head;
  private final HeadManifest manifest;
  private final TrainingSettings settings;
  private final CardNotes notes = new CardNotes();
  private final List<String> lines = new ArrayList<>();
  private final List<BelowFloor> belowFloor = new ArrayList<>();

  private ModelCard(TrainedHead head, HeadManifest manifest, TrainingSettings settings) {
    this.head = head;
    this.manifest = manifest;
    this.settings = settings;
  }

  static String of(TrainedHead head, HeadManifest manifest, TrainingSettings settings) {
    ModelCard card = new ModelCard(head, manifest, settings);
    card.summary();
    card.measured();
    if (manifest.calibration().isFitted()) {
      card.thresholds();
    } else {
      card.lines.addAll(TriggerTable.lines("##", head.measured()));
    }
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
    if (!manifest.features().isEmpty()) {
      add("| Reads | %s of the tokens' vectors, side by side |".formatted(poolings()));
    }
    add("| Kept of the candidates | " + head.settings() + " |");
    add(
        "| Rows | %s and unknown languages; at most %d positives and %d negatives a source |"
            .formatted(settings.language(), settings.rowsPerLabel(), settings.rowsPerLabel()));
    add("| Weights | a source by the square root of its rows; then both classes alike |");
    if (settings.calibrated()) {
      add("| Marked passages | " + MarkedPassages.words() + " |");
      add("| Assumed negatives | " + AssumedNegatives.words() + " |");
    }
    add("| Seed | " + settings.seed() + " |");
    add("| Calibration | " + calibration(manifest.calibration()) + " |");
    add("");
  }

  private String poolings() {
    return manifest.features().stream().map(Pooling::term).collect(Collectors.joining(", "));
  }

  private static String calibration(PlattCalibration calibration) {
    return calibration.isFitted()
        ? "Platt, a = %s, b = %s, %s, fitted on the dev rows of the training sources"
            .formatted(
                CardNumber.of(calibration.a()),
                CardNumber.of(calibration.b()),
                calibration.version())
        : TriggerTable.CALIBRATION;
  }

  private void measured() {
    add("## Measured on dev");
    add("");
    add(
        "Settings were chosen and the calibration was fitted on these rows (the probabilities below"
            + " are cross-fitted in five parts), except for sources marked *only measured*. AP ="
            + " average precision, ECE = expected calibration error over 15 bins of equal width.");
    add("");
    MeasuredTable table =
        MeasuredTable.of(head.category(), head.sets(), head.measured(), head.related());
    lines.addAll(table.lines());
    belowFloor.addAll(table.belowFloor());
    add("");
  }

  private void thresholds() {
    SuggestedThresholds found = head.thresholds();
    add("## Thresholds that dev suggests");
    add("");
    add(
        "allow %s, act %s: precision at act %s, recall %s, missed below allow %s, unsure %s of all"
                .formatted(
                    CardNumber.of(found.allow()),
                    CardNumber.of(found.act()),
                    CardNumber.of(found.precision()),
                    CardNumber.of(found.recall()),
                    CardNumber.of(found.missed()),
                    CardNumber.of(found.unsure()))
            + " rows and %s of harmless everyday texts."
                .formatted(CardNumber.of(found.everydayUnsure())));
    add("");
  }

  private void faults() {
    add("## Known faults");
    add("");
    notes.faults(head.category()).ifPresent(fault -> add("- " + fault));
    for (BelowFloor below : belowFloor) {
      add("- Below the floor on %s %s".formatted(below, why(below)));
    }
    add("");
  }

  private String why(BelowFloor below) {
    return notes.whyBelowFloor(below.source(), below.label()).orElse("Not looked into yet.");
  }

  private void data() {
    add("## Data");
    add("");
    lines.addAll(DataTable.lines(head.sets(), head.fitted()));
  }

  private void add(String line) {
    lines.add(line);
  }
}
