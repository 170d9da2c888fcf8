package dev.winnow.cli;

import dev.winnow.cli.audit.AuditCommand;
import dev.winnow.cli.bench.BenchCommand;
import dev.winnow.cli.classify.ClassifyCommand;
import dev.winnow.cli.demo.DemoCommand;
import dev.winnow.cli.demo.UpCommand;
import dev.winnow.cli.drift.DriftCommand;
import dev.winnow.cli.encoder.EncoderCommand;
import dev.winnow.cli.escalations.EscalationsCommand;
import dev.winnow.cli.feedback.FeedbackCommand;
import dev.winnow.cli.kafka.ProduceCommand;
import dev.winnow.cli.kafka.TailCommand;
import dev.winnow.cli.kafka.TopicsCommand;
import dev.winnow.cli.models.ModelsCommand;
import dev.winnow.cli.policy.PolicyCommand;
import dev.winnow.cli.thresholds.ThresholdsCommand;
import dev.winnow.cli.training.EvaluateCommand;
import dev.winnow.cli.training.TrainCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code winnow} command. */
@Command(
    name = "winnow",
    description = "Streaming content moderation: items in Kafka become verdicts in Kafka.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ClassifyCommand.class,
      DemoCommand.class,
      UpCommand.class,
      ProduceCommand.class,
      TailCommand.class,
      TopicsCommand.class,
      PolicyCommand.class,
      AuditCommand.class,
      FeedbackCommand.class,
      ModelsCommand.class,
      EscalationsCommand.class,
      BenchCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      ThresholdsCommand.class,
      DriftCommand.class,
      EncoderCommand.class
    })
public final class Winnow {
  private Winnow() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The whole command line, ready to be executed. */
  static CommandLine commandLine() {
    return new CommandLine(new Winnow())
        .setExecutionExceptionHandler(new ErrorPrinter())
        .setOut(utf8(System.out))
        .setErr(utf8(System.err));
  }

  /**
   * What is piped on is UTF-8, whatever the terminal's locale says. Made from the stream itself,
   * for only so does {@link PrintWriter#checkError} tell that nobody reads it any more.
   */
  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
