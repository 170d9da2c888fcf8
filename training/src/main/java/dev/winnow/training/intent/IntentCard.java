package dev.winnow.training.intent;

import dev.winnow.runtime.ngram.NgramShape;
import dev.winnow.training.card.CardNumber;
import dev.winnow.training.card.DataTable;
import dev.winnow.training.evaluate.Interval;
import java.util.ArrayList;
import java.util.List;

/** The {@code CARD.md} of intents: everything in it comes from the run that made them. */
final class IntentCard {
  private static final List<Double> SURE = List.of(0.0, 0.5, 0.7, 0.8, 0.9, 0.95);
  private static final int MISTAKEN = 10;

  private final TrainedIntents trained;
  private final IntentSummary summary;
  private final IntentSettings settings;
  private final List<String> lines = new ArrayList<>();

  private IntentCard(TrainedIntents trained, IntentSummary summary, IntentSettings settings) {
    this.trained = trained;
    this.summary = summary;
    this.settings = settings;
  }

  static String of(TrainedIntents trained, IntentSummary summary, IntentSettings settings) {
    IntentCard card = new IntentCard(trained, summary, settings);
    card.summary();
    card.measured();
    card.sure();
    card.mistaken();
    card.faults();
    card.data();
    return String.join("\n", card.lines) + "\n";
  }

  private void summary() {
    NgramShape shape = settings.shape();
    add("# " + summary.manifest().id());
    add("");
    add(
        "Tells which of **%d classes** (`labels.%s`) a text has, by linear models over its hashed n-grams. Written by `winnow train`."
            .formatted(trained.rows().classes().size(), settings.field()));
    add("");
    add("| | |");
    add("|---|---|");
    add("| Version | " + summary.manifest().version() + " |");
    add(
        "| N-grams | of 1 to %d words, of %d to %d characters within a word; %d buckets |"
            .formatted(
                shape.maxWords(), shape.minCharacters(), shape.maxCharacters(), shape.buckets()));
    add("| Fit | multinomial logistic regression, in 8 bits a weight: " + summary.kept() + " |");
    add(
        "| Rows | %s and unknown languages; at most %d of a class; every row counts the same |"
            .formatted(settings.language(), settings.rowsPerClass()));
    add(
        "| Temperature | %s, fitted on dev; the weights are divided by it |"
            .formatted(CardNumber.of(trained.temperature())));
    add("| Size | %.1f MB |".formatted(summary.bytes() / 1e6));
    add("| Seed | " + settings.seed() + " |");
    add("");
    add(
        "It knows no violations: a verdict tells the likeliest class and its probability as a label, and no default policy names it.");
    add("");
  }

  private void measured() {
    IntentFigures figures = summary.figures();
    add("## Measured on dev");
    add("");
    add(
        "No row of dev was fitted on; the temperature was, and for these figures in five parts, each by the others (seeded). Intervals are Wilson's, of 95%. ECE = expected calibration error of the likeliest class, over 15 bins of equal width.");
    add("");
    add("| figure | rows | value | interval |");
    add("|---|---|---|---|");
    add(line("the likeliest class is right", figures.right()));
    figures
        .outOfScope()
        .ifPresent(
            out -> {
              add(line("the same, of rows in scope", out.rightInScope()));
              add(line("recall of `%s`".formatted(settings.outOfScope()), out.recall()));
              add(line("precision of `%s`".formatted(settings.outOfScope()), out.precision()));
            });
    add(
        "| ECE | %d | %s | |"
            .formatted(figures.right().of(), CardNumber.of(figures.calibrationError())));
    add("");
    if (trained.rows().unknown() > 0) {
      add(
          "Left out, because no train row has their class: %d dev rows."
              .formatted(trained.rows().unknown()));
      add("");
    }
  }

  private void sure() {
    add("## Where it is sure");
    add("");
    add("| probability of the likeliest class, at least | of the rows | right |");
    add("|---|---|---|");
    int all = trained.answers().size();
    for (double probability : SURE) {
      Share right = IntentFigures.surerThan(probability, trained.answers());
      add(
          "| %s | %s | %s |"
              .formatted(
                  CardNumber.of(probability),
                  CardNumber.of(new Share(right.of(), all).value()),
                  CardNumber.of(right.value())));
    }
    add("");
  }

  private void mistaken() {
    add("## Most often mistaken");
    add("");
    add("| class | taken for | rows of the class |");
    add("|---|---|---|");
    Mistaken.of(trained.answers(), trained.rows().classes()).stream()
        .limit(MISTAKEN)
        .forEach(
            one ->
                add(
                    "| %s | %s | %d of %d |"
                        .formatted(
                            escaped(one.truth()),
                            escaped(one.told()),
                            one.rows().found(),
                            one.rows().of())));
    add("");
  }

  private void faults() {
    add("## Known faults");
    add("");
    add("- It knows words and their parts, not what a sentence says.");
    add("- A text of two intents gets one of them.");
    add(
        "- It answers for every text, in whatever language and about whatever: where the rows know no class of texts out of scope, only a low probability says that none of its classes fits.");
    add("- Probabilities are those of the mix of dev: on traffic of another mix they are others.");
    add("");
  }

  private void data() {
    add("## Data");
    add("");
    lines.addAll(
        DataTable.lines(List.of(trained.rows().set()), IntentPackage.fitted(trained.rows())));
  }

  private static String line(String figure, Share share) {
    Interval interval = share.interval();
    return "| %s | %d | %s | %s to %s |"
        .formatted(
            figure,
            share.of(),
            CardNumber.of(share.value()),
            CardNumber.of(interval.low()),
            CardNumber.of(interval.high()));
  }

  /** A class is named by somebody else, and must not end a cell or a line. */
  private static String escaped(String name) {
    return name.replaceAll("\\s+", " ").replace("|", "\\|");
  }

  private void add(String line) {
    lines.add(line);
  }
}
