package dev.winnow.training.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An evaluation as one page that stands alone: no script, nothing fetched, plots inline. A pure
 * function of the evaluation's JSON.
 */
public final class HtmlReport {
  private static final String STYLE = "report.css";
  private static final List<String> FIGURES =
      List.of(
          "auc",
          "averagePrecision",
          "f1",
          "precision",
          "recall",
          "falsePositiveRate",
          "calibrationError");
  private static final List<String> HEADINGS =
      List.of("AUC", "AP", "F1", "precision", "recall", "false positives", "ECE");

  private final StringBuilder page = new StringBuilder();

  private HtmlReport() {}

  /** What {@code EvaluationReport.json} gave. */
  public static String of(JsonNode report) {
    HtmlReport html = new HtmlReport();
    html.add("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    html.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    html.add("<title>Winnow: evaluation</title><style>" + style() + "</style></head><body>");
    html.add("<h1>Evaluation</h1>");
    html.part("All rows", report.path("pooled"));
    html.plots(report.path("pooled"));
    if (report.has("against")) {
      html.add("<h2>Against the other</h2>");
      html.table("difference", report.path("differences"));
      html.part("All rows, the other", report.path("against").path("pooled"));
    }
    html.stages(report.path("pooled"));
    html.words(report.path("identityWords"));
    html.parts("Languages", report.path("languages"));
    html.parts("Sources", report.path("sources"));
    return html.add("</body></html>\n").page.toString();
  }

  private void parts(String heading, JsonNode parts) {
    add("<h2>" + heading + "</h2>");
    parts.properties().forEach(part -> part(part.getKey(), part.getValue()));
  }

  private void part(String name, JsonNode part) {
    add("<h3>" + Html.escaped(name) + "</h3><p>");
    add(part.path("items").asInt() + " rows. Decided by " + Cell.shares(part.path("stages")));
    add(". Actions: " + Cell.shares(part.path("actions")) + ".</p>");
    table("category", part.path("categories"));
  }

  private void table(String first, JsonNode categories) {
    List<String> headings = new ArrayList<>(List.of(first, "n", "positives"));
    headings.addAll(HEADINGS);
    begin(headings);
    for (Map.Entry<String, JsonNode> category : categories.properties()) {
      List<String> cells = new ArrayList<>(List.of(category.getKey()));
      cells.add(category.getValue().path("n").asText());
      cells.add(category.getValue().path("positives").asText("–"));
      FIGURES.forEach(name -> cells.add(Cell.figure(category.getValue(), name)));
      row("td", cells);
    }
    add("</table>");
  }

  private void stages(JsonNode pooled) {
    add("<h2>By the stage whose score counted</h2>");
    for (Map.Entry<String, JsonNode> category : pooled.path("categories").properties()) {
      add("<h3>" + Html.escaped(category.getKey()) + "</h3>");
      table("stage", category.getValue().path("stages"));
    }
  }

  private void words(JsonNode words) {
    add("<h2>False alarms on identity words</h2>");
    for (Map.Entry<String, JsonNode> category : words.properties()) {
      add("<h3>" + Html.escaped(category.getKey()) + "</h3>");
      begin(List.of("word", "harmless rows", "flagged", "false positives"));
      category
          .getValue()
          .properties()
          .forEach(
              word ->
                  row(
                      "td",
                      List.of(
                          word.getKey(),
                          word.getValue().path("harmless").asText(),
                          word.getValue().path("flagged").asText(),
                          Cell.figure(word.getValue(), "falsePositiveRate"))));
      add("</table>");
    }
  }

  private void plots(JsonNode pooled) {
    for (Map.Entry<String, JsonNode> category : pooled.path("categories").properties()) {
      add("<figure><figcaption>" + Html.escaped(category.getKey()) + "</figcaption>");
      add(Plots.reliability(category.getKey(), category.getValue().path("reliability")));
      add(Plots.riskCoverage(category.getKey(), category.getValue().path("riskCoverage")));
      add("</figure>");
    }
  }

  private void begin(List<String> headings) {
    add("<table>");
    row("th", headings);
  }

  private void row(String tag, List<String> cells) {
    add("<tr>");
    cells.forEach(cell -> add("<%s>%s</%s>".formatted(tag, Html.escaped(cell), tag)));
    add("</tr>\n");
  }

  private HtmlReport add(String html) {
    page.append(html);
    return this;
  }

  private static String style() {
    try (InputStream in = HtmlReport.class.getResourceAsStream(STYLE)) {
      if (in == null) {
        throw new IllegalStateException(STYLE + ": not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(STYLE, e);
    }
  }
}
