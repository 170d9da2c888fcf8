package dev.winnow.cli.bench;

import dev.winnow.benchmarks.languages.LanguageBenchmark;
import dev.winnow.benchmarks.languages.LanguageContender;
import dev.winnow.benchmarks.languages.LanguageText;
import dev.winnow.runtime.language.LanguageSettings;
import dev.winnow.runtime.language.LanguageTag;
import dev.winnow.training.data.LabelledFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow bench languages}. */
@Command(
    name = "languages",
    description =
        "How often the language of a text is told right, and what that costs, against OpenNLP's own"
            + " detector.",
    mixinStandardHelpOptions = true)
final class LanguagesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE|DIR",
      description = "Rows with \"lang\"; of a folder all files but train.jsonl(.gz).")
  private Path input = Path.of("");

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "At most so many rows of a file. Default: ${DEFAULT-VALUE}.")
  private int rows = 2_000;

  @Option(
      names = "--languages",
      split = ",",
      paramLabel = "CODE",
      description = "Languages that texts are likely to be in. Default: those of the stream.")
  private List<String> languages = LanguageSettings.WIDELY_WRITTEN;

  @Option(
      names = "--language-threshold",
      paramLabel = "P",
      description = "A language that is less probable is none. Default: ${DEFAULT-VALUE}.")
  private double threshold = LanguageSettings.DEFAULT_AT_LEAST;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds after the warm-up. Default: ${DEFAULT-VALUE}.")
  private int rounds = 2;

  @Override
  public Integer call() {
    LanguageBenchmark benchmark =
        new LanguageBenchmark(
            List.of(
                LanguageContender.winnow(new LanguageSettings(languages, threshold)),
                LanguageContender.openNlp()),
            texts(),
            rounds);
    spec.commandLine().getOut().println(benchmark.run(spec.commandLine().getErr()));
    return 0;
  }

  private List<LanguageText> texts() {
    List<LanguageText> texts = new ArrayList<>();
    for (LabelledFile file : LabelledFile.forEvaluation(input)) {
      file.rows().stream()
          .limit(rows)
          .forEach(
              row ->
                  LanguageTag.primary(row.lang())
                      .ifPresent(
                          language ->
                              texts.add(new LanguageText(row.source(), language, row.text()))));
    }
    return texts;
  }
}
