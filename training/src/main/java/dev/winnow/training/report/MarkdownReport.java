package dev.winnow.training.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.training.card.CardNotes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** An evaluation as a page of Markdown, the floor beside it. A pure function of its JSON. */
public final class MarkdownReport {
  /** Rows that hold a word, below which a share says nothing. */
  private static final int FEWEST_ROWS = 5;

  /** The expected calibration error over all sources that is small enough. */
  private static final double CALIBRATION_AIM = 0.03;

  private final CardNotes notes = new CardNotes();
  private final List<String> lines = new ArrayList<>();

  private MarkdownReport() {}

  /**
   * What {@code EvaluationReport.json} gave.
   *
   * @param command that the figures come from
   */
  public static String of(JsonNode report, String command) {
    MarkdownReport page = new MarkdownReport();
    page.add("# Quality");
    page.add("");
    page.add(
        "How the cascade does on labelled rows of dev. No weights were fitted to them; calibrations and"
            + " thresholds were, so that the figures are on the kind side. This page is made by");
    page.add("");
    page.add("```\n" + command + "\n```");
    page.add("");
    page.add(
        "Intervals are 95% by bootstrap over rows. The floor is Naive Bayes on words and pairs of"
            + " words. ECE is the expected calibration error. Precision and recall are those of the"
            + " policy; what waits for people counts as not flagged.");
    page.calibration(report);
    page.sources(report.path("sources"));
    page.pooled("All rows", report.path("pooled"));
    page.parts("By language", "language", report.path("languages"));
    page.stages(report.path("pooled").path("categories"));
    page.harmless(report.path("sources"));
    page.words(report.path("identityWords"));
    return String.join("\n", page.lines) + "\n";
  }

  private void calibration(JsonNode report) {
    heading("Calibration");
    add(
        "Expected calibration error, as stated and *cross-fitted*: with one more Platt scaling for"
            + " each category and stage, fitted on four fifths of all these rows, measured on the"
            + " fifth that was left out. Where only the first is large, a calibration on rows of"
            + " one's own mends it; where both are, the scores or the sources are at odds. *By"
            + " chance* is what probabilities that are exactly right would show on as many rows: an"
            + " error near it says nothing. A small error does not say that scores tell rows apart:"
            + " AUC does. The aim is "
            + Cell.number(CALIBRATION_AIM)
            + " over all sources; what is above it is in bold.");
    add("");
    row("category", "source", "n", "ECE", "cross-fitted", "by chance");
    rule(6);
    for (Map.Entry<String, JsonNode> pooled :
        report.path("pooled").path("categories").properties()) {
      errors(pooled.getKey(), "all", pooled.getValue());
      for (Map.Entry<String, JsonNode> source : report.path("sources").properties()) {
        JsonNode part = source.getValue().path("categories").path(pooled.getKey());
        if (!part.isMissingNode()) {
          errors(pooled.getKey(), source.getKey(), part);
        }
      }
    }
  }

  private void errors(String category, String source, JsonNode figures) {
    row(
        category,
        source,
        figures.path("n").asText(),
        error(figures.path("calibrationError")),
        error(figures.path("crossFittedCalibrationError")),
        Cell.number(figures.path("calibrationErrorByChance").asDouble()));
  }

  private static String error(JsonNode figure) {
    String cell = Cell.number(figure.asDouble());
    return figure.asDouble() > CALIBRATION_AIM ? "**" + cell + "**" : cell;
  }

  private void sources(JsonNode sources) {
    heading("By source");
    row("source", "category", "n", "positives", "AUC", "floor", "precision", "recall", "ECE");
    rule(9);
    for (Map.Entry<String, JsonNode> source : sources.properties()) {
      for (Map.Entry<String, JsonNode> category :
          source.getValue().path("categories").properties()) {
        JsonNode figures = category.getValue();
        OptionalDouble floor = notes.floor(source.getKey(), category.getKey());
        row(
            source.getKey(),
            category.getKey(),
            figures.path("n").asText(),
            figures.path("positives").asText(),
            Cell.figure(figures, "auc"),
            floor.isPresent() ? Cell.number(floor.getAsDouble()) : "–",
            Cell.figure(figures, "precision"),
            Cell.figure(figures, "recall"),
            Cell.number(figures.path("calibrationError").asDouble()));
      }
    }
  }

  private void pooled(String heading, JsonNode pooled) {
    heading(heading);
    add(
        "%d rows. Decided by %s. Actions: %s."
            .formatted(
                pooled.path("items").asInt(),
                Cell.shares(pooled.path("stages")),
                Cell.shares(pooled.path("actions"))));
    add("");
    row("category", "n", "positives", "AUC", "F1", "precision", "recall", "ECE");
    rule(8);
    pooled.path("categories").properties().forEach(c -> figures(List.of(c.getKey()), c.getValue()));
  }

  private void parts(String heading, String first, JsonNode parts) {
    heading(heading);
    row(first, "category", "n", "positives", "AUC", "F1", "precision", "recall", "ECE");
    rule(9);
    for (Map.Entry<String, JsonNode> part : parts.properties()) {
      part.getValue()
          .path("categories")
          .properties()
          .forEach(c -> figures(List.of(part.getKey(), c.getKey()), c.getValue()));
    }
  }

  private void stages(JsonNode categories) {
    heading("By the stage whose score counted");
    row(
        "category",
        "stage",
        "n",
        "positives",
        "AUC",
        "F1",
        "precision",
        "recall",
        "ECE",
        "cross-fitted");
    rule(10);
    for (Map.Entry<String, JsonNode> category : categories.properties()) {
      category
          .getValue()
          .path("stages")
          .properties()
          .forEach(s -> stage(category.getKey(), s.getKey(), s.getValue()));
    }
  }

  private void stage(String category, String stage, JsonNode figures) {
    List<String> cells = cells(List.of(category, stage), figures);
    cells.add(Cell.number(figures.path("crossFittedCalibrationError").asDouble()));
    row(cells.toArray(String[]::new));
  }

  private void figures(List<String> names, JsonNode figures) {
    row(cells(names, figures).toArray(String[]::new));
  }

  private static List<String> cells(List<String> names, JsonNode figures) {
    List<String> cells = new ArrayList<>(names);
    cells.add(figures.path("n").asText());
    cells.add(figures.path("positives").asText());
    for (String name : List.of("auc", "f1", "precision", "recall")) {
      cells.add(Cell.figure(figures, name));
    }
    cells.add(Cell.number(figures.path("calibrationError").asDouble()));
    return cells;
  }

  /** Sources that hold no violation at all show nothing but false alarms. */
  private void harmless(JsonNode sources) {
    heading("False alarms on harmless sets");
    row("source", "category", "harmless rows", "flagged", "false positives");
    rule(5);
    for (Map.Entry<String, JsonNode> source : sources.properties()) {
      for (Map.Entry<String, JsonNode> category :
          source.getValue().path("categories").properties()) {
        if (category.getValue().path("positives").asInt() == 0) {
          row(
              source.getKey(),
              category.getKey(),
              category.getValue().path("n").asText(),
              category.getValue().path("flagged").asText(),
              Cell.figure(category.getValue(), "falsePositiveRate"));
        }
      }
    }
  }

  private void words(JsonNode words) {
    heading("False alarms on identity words");
    add(
        "Of harmless rows that hold the word, in all sources and languages; words in fewer than "
            + FEWEST_ROWS
            + " rows are left out, and so are those without an alarm.");
    add("");
    row("category", "word", "harmless rows", "flagged", "false positives");
    rule(5);
    for (Map.Entry<String, JsonNode> category : words.properties()) {
      category.getValue().properties().stream()
          .filter(word -> word.getValue().path("harmless").asInt() >= FEWEST_ROWS)
          .filter(word -> word.getValue().path("flagged").asInt() > 0)
          .sorted(
              Comparator.comparingDouble(
                  word -> -word.getValue().path("falsePositiveRate").asDouble()))
          .forEach(
              word ->
                  row(
                      category.getKey(),
                      word.getKey(),
                      word.getValue().path("harmless").asText(),
                      word.getValue().path("flagged").asText(),
                      Cell.figure(word.getValue(), "falsePositiveRate")));
    }
  }

  private void heading(String words) {
    add("");
    add("## " + words);
    add("");
  }

  private void row(String... cells) {
    add("| " + String.join(" | ", cells) + " |");
  }

  private void rule(int columns) {
    add("|" + "---|".repeat(columns));
  }

  private void add(String line) {
    lines.add(line);
  }
}
