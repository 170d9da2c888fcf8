package dev.winnow.cli.training;

import dev.winnow.cli.classify.CascadeOptions;
import dev.winnow.pipeline.cascade.Cascade;
import dev.winnow.training.data.LabelledFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow evaluate}. */
@Command(
    name = "evaluate",
    description =
        "Run the cascade over labelled rows and print as JSON how well it did, by source and"
            + " category, and which stage decided how many.",
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

  @Override
  public Integer call() throws IOException {
    try (Cascade cascade = options.open(spec.commandLine().getErr())) {
      Evaluation evaluation = new Evaluation(cascade);
      for (LabelledFile file : LabelledFile.forEvaluation(input)) {
        spec.commandLine().getErr().println("evaluate: " + file.path());
        file.forEach(evaluation::submit);
      }
      spec.commandLine().getOut().println(evaluation.finish().json());
    }
    return 0;
  }
}
