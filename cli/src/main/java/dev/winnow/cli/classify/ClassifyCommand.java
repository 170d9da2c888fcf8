package dev.winnow.cli.classify;

import dev.winnow.cli.classify.LineJudge.Answer;
import dev.winnow.cli.lines.Line;
import dev.winnow.cli.lines.Lines;
import dev.winnow.pipeline.cascade.Cascade;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow classify}. */
@Command(
    name = "classify",
    description = {
      "Run the cascade without Kafka: JSON Lines of items in, one verdict a line out, in order.",
      "A line that cannot be read or classified gives {\"id\",\"error\"}, and the exit code is 1."
    },
    mixinStandardHelpOptions = true)
public final class ClassifyCommand implements Callable<Integer> {
  /** Lines: enough for full batches of like length. */
  private static final int READ_AHEAD = 256;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CascadeOptions options = new CascadeOptions();

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "JSON Lines, gzipped or not. Default: standard input.")
  private @Nullable Path input;

  private boolean allGood = true;

  @Override
  public Integer call() throws IOException {
    try (Lines lines = Lines.open(input, options.maxLineBytes());
        Cascade cascade = options.open(spec.commandLine().getErr())) {
      LineJudge judge = new LineJudge(cascade);
      InOrder<Answer> answers = new InOrder<>(READ_AHEAD, this::print);
      for (Line line = lines.next(); line != null && isRead(); line = lines.next()) {
        if (!line.isBlank()) {
          answers.add(judge.answer(line));
        }
      }
      answers.finish();
    }
    spec.commandLine().getOut().flush();
    return allGood ? 0 : 1;
  }

  /** False where whoever read the answers is gone, such as {@code head}. */
  private boolean isRead() {
    return !spec.commandLine().getOut().checkError();
  }

  private void print(Answer answer) {
    allGood &= answer.good();
    spec.commandLine().getOut().println(answer.json());
  }
}
