package dev.winnow.cli.escalations;

import dev.winnow.stack.metrics.EscalationsJson;
import dev.winnow.stack.metrics.FlinkRest;
import dev.winnow.stack.metrics.JobMetrics;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow escalations}. */
@Command(
    name = "escalations",
    description =
        "Print what waits for second opinions and why, how things stand with each provider, and"
            + " what was spent of what may be.",
    mixinStandardHelpOptions = true)
public final class EscalationsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--flink",
      paramLabel = "URL",
      defaultValue = "${env:WINNOW_FLINK:-http://127.0.0.1:8082}",
      description = "Flink's REST interface. Default: WINNOW_FLINK, else http://127.0.0.1:8082.")
  private URI flink = URI.create("http://127.0.0.1:8082");

  @Option(
      names = "--job",
      paramLabel = "NAME",
      defaultValue = "winnow-escalate",
      description = "The job's name. Default: ${DEFAULT-VALUE}.")
  private String job = "";

  @Override
  public Integer call() throws IOException, InterruptedException {
    JobMetrics metrics = new FlinkRest(flink).metrics(job, EscalationsJson.GROUP);
    spec.commandLine().getOut().println(EscalationsJson.of(job, metrics));
    return 0;
  }
}
