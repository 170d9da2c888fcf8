package dev.winnow.training.screen;

import dev.winnow.runtime.ngram.NgramShape;
import dev.winnow.runtime.repository.NgramLinearManifest;
import dev.winnow.training.card.BelowFloor;
import dev.winnow.training.card.CardNotes;
import dev.winnow.training.card.CardNumber;
import dev.winnow.training.card.DataTable;
import dev.winnow.training.card.MeasuredTable;
import dev.winnow.training.card.ScoredRow;
import dev.winnow.training.card.SuggestedThresholds;
import dev.winnow.training.card.TriggerTable;
import dev.winnow.training.lineage.PackageRef;
import dev.winnow.training.metric.Ranking;
import dev.winnow.training.rows.AssumedNegatives;
import dev.winnow.training.rows.MarkedPassages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The {@code CARD.md} of a screen: everything in it comes from the run that made the screen. */
final class ScreenCard {
  private final List<MeasuredCategory> categories;
  private final NgramLinearManifest manifest;
  private final ScreenSettings settings;
  private final CardNotes notes = new CardNotes();
  private final List<String> lines = new ArrayList<>();

  private ScreenCard(
      List<MeasuredCategory> categories, NgramLinearManifest manifest, ScreenSettings settings) {
    this.categories = categories;
    this.manifest = manifest;
    this.settings = settings;
  }

  static String of(
      List<MeasuredCategory> categories, NgramLinearManifest manifest, ScreenSettings settings) {
    ScreenCard card = new ScreenCard(categories, manifest, settings);
    card.summary();
    card.obfuscated();
    categories.forEach(card::category);
    card.faults();
    return String.join("\n", card.lines) + "\n";
  }

  private void summary() {
    NgramShape shape = settings.shape();
    add("# " + manifest.id());
    add("");
    add(
        "Scores **%s** by linear models over the hashed n-grams of a text".formatted(names())
            + (settings.networks().isEmpty() ? "" : ", and small networks where it says so below")
            + ". Written by `winnow train`.");
    add("");
    add("| | |");
    add("|---|---|");
    add("| Version | " + manifest.version() + " |");
    add(
        "| N-grams | of 1 to %d words, of %d to %d characters within a word; %d buckets |"
            .formatted(
                shape.maxWords(), shape.minCharacters(), shape.maxCharacters(), shape.buckets()));
    add(
        "| Fit | logistic regression with an L2 penalty, in 8 bits a weight"
            + (settings.networks().isEmpty() ? "" : "; networks by Adam, embeddings in 8 bits")
            + " |");
    add(
        "| Rows | %s and unknown languages; at most %d positives and %d negatives a source; one in"
                .formatted(
                    settings.rows().language(),
                    settings.rows().rowsPerLabel(),
                    settings.rows().rowsPerLabel())
            + " %d once more, obfuscated |".formatted(ExampleMaker.OBFUSCATED));
    add("| Marked passages | " + MarkedPassages.words() + " |");
    add("| Assumed negatives | " + AssumedNegatives.words() + " |");
    add("| Weights | a source by the square root of its rows; then both classes alike |");
    add("| Seed | " + settings.rows().seed() + " |");
    notes.screenLicence(language()).ifPresent(licence -> add("| Licence | " + licence + " |"));
    add("| Weighting, penalty | chosen on train alone, by models that had not seen the row |");
    if (settings.calibrated()) {
      add(
          "| Calibration | Platt, fitted on the dev rows of the training sources%s |"
              .formatted(fittedWithinTrain()));
    } else {
      add("| Calibration | " + TriggerTable.CALIBRATION + " |");
    }
    add("");
    add(
        "All figures are of dev rows, which no fit or penalty saw; the lengths of the n-grams were"
            + " settled with them in view"
            + (settings.calibrated()
                ? ", and the calibration was fitted on them (the probabilities below are cross-fitted"
                    + " in five parts)"
                : "")
            + ". AP = average precision, ECE = expected calibration error over 15 bins of equal"
            + " width. Sources marked *only"
            + " measured* have no train rows.");
    add("");
  }

  private String fittedWithinTrain() {
    String names =
        categories.stream()
            .filter(category -> !category.onDev())
            .map(category -> category.trained().category())
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? ""
        : "; of %s, of which these say too little, on train rows by models that had not seen them"
            .formatted(names);
  }

  private void obfuscated() {
    add("## Obfuscated");
    add("");
    add(
        "AUC over all sources, as they stand and with half of the words disguised (digits for"
            + " letters, look-alikes, zero-width characters, spaces, dots, accents, repeated, masked"
            + " or swapped letters).");
    add("");
    add("| category | plain | obfuscated |");
    add("|---|---|---|");
    for (MeasuredCategory category : categories) {
      add(
          "| %s | %s | %s |"
              .formatted(
                  category.trained().category(),
                  area(category.rows()),
                  area(category.obfuscated())));
    }
    add("");
  }

  private static String area(List<ScoredRow> rows) {
    return CardNumber.of(Ranking.areaUnderRoc(ScoredRow.labels(ScoredRow.pooled(rows))));
  }

  private void category(MeasuredCategory category) {
    TrainedCategory trained = category.trained();
    MeasuredTable table =
        MeasuredTable.of(trained.category(), trained.sets(), category.rows(), category.related());
    add("## " + trained.category());
    add("");
    add(trained.settings() + ".");
    add("");
    foreign(trained.category());
    if (settings.form().contains(trained.category())) {
      add(
          "Reads the form of a text too: how long it is, and how many exclamation and question marks"
              + " it has.");
      add("");
    }
    settings
        .teaching()
        .filter(by -> by.share(trained.category()) > 0)
        .ifPresent(by -> taught(by, trained.category()));
    lines.addAll(table.lines());
    add("");
    if (settings.calibrated()) {
      suggested(category.thresholds());
    } else {
      lines.addAll(TriggerTable.lines("###", category.rows()));
    }
    for (BelowFloor below : table.belowFloor()) {
      add("- Below the floor on " + below);
    }
    notes.faults(trained.category(), language()).ifPresent(fault -> add("- " + fault));
    add("");
    lines.addAll(DataTable.lines(trained.lesson().read(), trained.fitted()));
    add("");
  }

  private void suggested(SuggestedThresholds found) {
    add(
        "Thresholds that dev suggests: allow %s, act %s: precision at act %s, recall %s, missed below"
                .formatted(
                    CardNumber.of(found.allow()),
                    CardNumber.of(found.act()),
                    CardNumber.of(found.precision()),
                    CardNumber.of(found.recall()))
            + " allow %s, unsure %s of all rows and %s of harmless everyday texts."
                .formatted(
                    CardNumber.of(found.missed()),
                    CardNumber.of(found.unsure()),
                    CardNumber.of(found.everydayUnsure())));
    add("");
  }

  private void foreign(String category) {
    Set<String> languages = settings.rows().foreign().getOrDefault(category, Set.of());
    if (!languages.isEmpty()) {
      add(
          "Learned from rows of further languages too (%s); measured on none of them."
              .formatted(String.join(", ", new TreeSet<>(languages))));
      add("");
    }
  }

  private void taught(Teaching teaching, String category) {
    List<PackageRef> teachers = teaching.teacher().answersFor(category);
    add(
        "Taught by %s: the target of a row is its label by %s and the %s"
                .formatted(
                    teachers.stream()
                        .map(one -> "`%s` (SHA-256 `%s`)".formatted(one.id(), one.sha256()))
                        .collect(Collectors.joining(" and ")),
                    CardNumber.of(1 - teaching.share(category)),
                    teachers.size() == 1 ? "teacher's" : "mean of the teachers' log-odds as a")
            + " probability by %s, and that alone where there is no label; of a source at most %d"
                .formatted(CardNumber.of(teaching.share(category)), settings.rows().rowsPerLabel())
            + " such rows."
            + excerpts(teaching.excerpts(category)));
    add("");
  }

  private static String excerpts(int ofRow) {
    return ofRow == 0
        ? ""
        : " Of each row %d excerpts at most, by the same word alone.".formatted(ofRow);
  }

  private void faults() {
    add("## Known faults");
    add("");
    notes.screenFaults(language()).forEach(fault -> add("- " + fault));
    if (settings.calibrated()) {
      notes.calibrationFaults().forEach(fault -> add("- " + fault));
    }
  }

  private String language() {
    return settings.rows().language();
  }

  private String names() {
    return categories.stream()
        .map(category -> category.trained().category())
        .collect(Collectors.joining(", "));
  }

  private void add(String line) {
    lines.add(line);
  }
}
