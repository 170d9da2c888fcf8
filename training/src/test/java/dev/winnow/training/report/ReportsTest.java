package dev.winnow.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.evaluate.Bootstrap;
import dev.winnow.training.evaluate.EvaluationReport;
import dev.winnow.training.evaluate.Prediction;
import java.io.StringReader;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportsTest {
  private final ObjectNode json = report(0.9).json(report(0.6));

  @Test
  void the_page_fetches_nothing_and_runs_nothing() {
    String page = HtmlReport.of(json);

    assertThat(page).startsWith("<!DOCTYPE html>").endsWith("</body></html>\n");
    assertThat(page).doesNotContain("<script").doesNotContain("http").doesNotContain("src=");
    assertThat(page).doesNotContain("url(").doesNotContain("@import");
    assertThat(page).contains("prefers-color-scheme:dark");
  }

  @Test
  void each_category_has_both_plots_and_they_are_sound() throws Exception {
    String page = HtmlReport.of(json);

    int plots = 0;
    for (int at = page.indexOf("<svg"); at >= 0; at = page.indexOf("<svg", at + 1)) {
      Document svg = parsed(page.substring(at, page.indexOf("</svg>", at) + 6));
      assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(1);
      assertThat(svg.getElementsByTagName("title").getLength()).isPositive();
      plots++;
    }
    assertThat(plots).isEqualTo(2);
    assertThat(page).contains("spam: reliability").contains("spam: risk and coverage");
  }

  @Test
  void names_from_the_data_are_only_text() {
    assertThat(HtmlReport.of(json)).contains("&lt;made&gt;").doesNotContain("<made>");
  }

  @Test
  void the_page_shows_both_cascades_and_their_difference() {
    assertThat(HtmlReport.of(json)).contains("Against the other").contains("the other</h3>");
    assertThat(HtmlReport.of(report(0.9).json())).doesNotContain("Against the other");
  }

  @Test
  void markdown_has_the_floor_beside_the_figures() {
    String page = MarkdownReport.of(json, "./winnow evaluate --input data");

    assertThat(page).contains("./winnow evaluate --input data");
    assertThat(page.lines().filter(line -> line.startsWith("| sms-spam | spam | 2 |")))
        .singleElement()
        .asString()
        .contains("| 0.992 |");
    assertThat(page.lines().filter(line -> line.startsWith("| <made> | spam | 2 |")))
        .anyMatch(line -> line.contains("| – |"));
  }

  @Test
  void markdown_shows_false_alarms_of_sets_without_violations() {
    String page = MarkdownReport.of(json, "");

    assertThat(page.substring(page.indexOf("## False alarms on harmless sets")))
        .contains("| <made> | spam | 2 | 1 | 0.500 [");
  }

  @Test
  void markdown_names_the_calibration_errors_that_are_too_large() {
    String page = MarkdownReport.of(json, "");
    String section = page.substring(page.indexOf("## Calibration"), page.indexOf("## By source"));

    double chance = json.at("/pooled/categories/spam/calibrationErrorByChance").asDouble();

    assertThat(chance).isPositive();
    assertThat(section)
        .contains("| category | source | n | ECE | cross-fitted | by chance |")
        .containsPattern("\\| spam \\| all \\| 4 \\| .* \\| " + Cell.number(chance) + " \\|\n")
        .contains("| spam | all | 4 | **0.275** |")
        .contains("| spam | sms-spam | 2 | **0.150** |");
    assertThat(MarkdownReport.of(sure().json(), "")).contains("| spam | all | 2 | 0.000 | 0.000 |");
  }

  private static EvaluationReport sure() {
    EvaluationReport report = new EvaluationReport(new Bootstrap(0, 1));
    add(report, "sms-spam", "1", false, 0);
    add(report, "sms-spam", "2", false, 0);
    return report;
  }

  private static EvaluationReport report(double high) {
    EvaluationReport report = new EvaluationReport(new Bootstrap(30, 1));
    add(report, "sms-spam", "1", true, high);
    add(report, "sms-spam", "2", false, 0.2);
    add(report, "<made>", "3", false, high);
    add(report, "<made>", "4", false, 0.1);
    return report;
  }

  private static void add(
      EvaluationReport report, String source, String id, boolean spam, double probability) {
    report.add(
        new LabelledRow(id, "text", "en", source, Map.of("spam", spam), Map.of()),
        Map.of("spam", new Prediction(probability, probability > 0.5, "specialists")),
        "specialists",
        probability > 0.5 ? "remove" : "allow");
  }

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
