package dev.winnow.cli.feedback;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.cli.kafka.ConnectionOptions;
import dev.winnow.cli.kafka.ScopeOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow feedback}. */
@Command(
    name = "feedback",
    description = {
      "Write what people answered, with the content that they were asked about, as a set of"
          + " labelled rows: for train, evaluate and thresholds.",
      "Prints what the set holds as JSON."
    },
    mixinStandardHelpOptions = true)
public final class FeedbackCommand implements Callable<Integer> {
  private static final int MAX_RECORDS = 1_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private ScopeOptions scope = new ScopeOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The set's folder: train.jsonl.gz, dev.jsonl.gz and SOURCE.txt in it.")
  private Path out = Path.of("");

  @Option(
      names = "--input",
      split = ",",
      paramLabel = "FILE|topic",
      description =
          "JSON Lines of the topics of audits, reviews and feedback as tail prints them, in any"
              + " order; or topic, which reads the three topics. Default: ${DEFAULT-VALUE}.")
  private List<String> input = List.of(FeedbackSource.TOPIC);

  @Option(
      names = "--dev",
      paramLabel = "SHARE",
      description =
          "Of the items for dev, the rest is for train; an item stays on its side in every set."
              + " Default: ${DEFAULT-VALUE}.")
  private double devShare = 0.2;

  @Option(names = "--replace", description = "Over a set that is there.")
  private boolean replace;

  @Override
  public Integer call() throws IOException {
    @Nullable Instant from = scope.from().orElse(null);
    FeedbackSource source = new FeedbackSource(input, connection, from);
    PrintWriter notes = spec.commandLine().getErr();
    try (RowFiles files = RowFiles.open(out, devShare, replace)) {
      Answers answers = new Answers(MAX_RECORDS, scope::isOf);
      long unreadable = source.read(answers, notes);
      LabelledRows rows = new LabelledRows(answers, scope::isOf, from, files);
      source.read(rows, new PrintWriter(Writer.nullWriter())); // named once already
      if (rows.size() > 0) {
        files.finish();
      } else {
        notes.println(
            "winnow feedback: no row (expected: answers to requests that hold content); nothing is"
                + " written");
      }
      spec.commandLine().getOut().println(json(answers, rows, files, unreadable));
      return rows.size() > 0 && unreadable == 0 ? 0 : 1;
    }
  }

  private static ObjectNode json(
      Answers answers, LabelledRows rows, RowFiles files, long unreadable) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("answers", answers.size());
    json.put("rows", rows.size()).put("train", files.train()).put("dev", files.dev());
    json.put("withoutLabel", rows.unclear());
    ObjectNode categories = json.putObject("categories");
    rows.counts()
        .forEach(
            (category, counts) ->
                categories
                    .putObject(category)
                    .put("positives", counts[1])
                    .put("negatives", counts[0]));
    return json.put("unreadable", unreadable);
  }
}
