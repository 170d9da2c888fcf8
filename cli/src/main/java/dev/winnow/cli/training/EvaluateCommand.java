package dev.winnow.cli.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.cli.classify.CascadeOptions;
import dev.winnow.pipeline.cascade.Cascade;
import dev.winnow.training.data.LabelledFile;
import dev.winnow.training.evaluate.Bootstrap;
import dev.winnow.training.evaluate.EvaluationReport;
import dev.winnow.training.report.HtmlReport;
import dev.winnow.training.report.MarkdownReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow evaluate}. */
@Command(
    name = "evaluate",
    description =
        "Run the cascade over labelled rows and print as JSON how well it did, by source, language,"
            + " category and stage, with intervals, and which stage decided how many.",
    mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CascadeOptions options = new CascadeOptions();

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE|DIR",
      description =
          "Labelled rows as JSON Lines, plain or gzip; of a folder all files but train.jsonl(.gz).")
  private Path input = Path.of("");

  @Option(
      names = "--unstated",
      description =
          "Do not tell the cascade which language a row is in: it is found as --language says.")
  private boolean unstated;

  @Option(
      names = "--against",
      paramLabel = "FILE|DIR",
      description =
          "Another policy, or another folder of model packages: the same rows go through both, and"
              + " the differences come with intervals in pairs.")
  private @Nullable Path against;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the report as one page with plots, which fetches nothing.")
  private @Nullable Path html;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Write the report as a page of Markdown.")
  private @Nullable Path markdown;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description = "Of the bootstrap, 0 for no intervals. Default: ${DEFAULT-VALUE}.")
  private int resamples = 200;

  @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = 17;

  @Override
  public Integer call() throws IOException {
    Bootstrap bootstrap = new Bootstrap(resamples, seed);
    EvaluationReport report;
    try (Cascade cascade = options.open(spec.commandLine().getErr())) {
      report = evaluate(cascade, bootstrap);
    }
    ObjectNode json;
    if (against == null) {
      json = report.json();
    } else {
      try (Cascade other = options.openAgainst(against, spec.commandLine().getErr())) {
        json = report.json(evaluate(other, bootstrap));
      }
    }
    write(json);
    spec.commandLine().getOut().println(json);
    return 0;
  }

  private EvaluationReport evaluate(Cascade cascade, Bootstrap bootstrap) {
    Evaluation evaluation = new Evaluation(cascade, new EvaluationReport(bootstrap), !unstated);
    for (LabelledFile file : LabelledFile.forEvaluation(input)) {
      spec.commandLine().getErr().println("evaluate: " + file.path());
      file.forEach(evaluation::submit);
    }
    return evaluation.finish();
  }

  private void write(ObjectNode json) throws IOException {
    if (html != null) {
      Files.writeString(html, HtmlReport.of(json));
    }
    if (markdown != null) {
      Files.writeString(markdown, MarkdownReport.of(json, command()));
    }
  }

  /** As it was typed, without where this machine keeps its folders. */
  private String command() {
    StringBuilder command = new StringBuilder("./winnow");
    for (String word : spec.root().commandLine().getParseResult().originalArgs()) {
      Path path = Path.of(word);
      command.append(' ').append(path.isAbsolute() ? path.getFileName() : word);
    }
    return command.toString();
  }
}
