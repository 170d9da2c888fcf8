package dev.winnow.cli.audit;

import dev.winnow.cli.kafka.ConnectionOptions;
import dev.winnow.cli.kafka.ScopeOptions;
import dev.winnow.cli.kafka.TopicRecords;
import dev.winnow.schemas.Audit;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.Topics;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code winnow audit}. */
@Command(
    name = "audit",
    description = {
      "How often machines are wrong where they are sure: an estimate with an interval from the",
      "items that were drawn and what people said of them, by stratum and overall, as JSON."
    },
    mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {
  private static final int MAX_AUDITS = 1_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private ScopeOptions scope = new ScopeOptions();

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      defaultValue = "0.95",
      description = "Of the intervals. Default: ${DEFAULT-VALUE}.")
  private double confidence;

  @Override
  public Integer call() {
    if (!(confidence > 0 && confidence < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--confidence: " + confidence + " (expected: > 0, < 1)");
    }
    @Nullable Instant from = scope.from().orElse(null);
    AuditBook book = new AuditBook(MAX_AUDITS, audit -> isWanted(audit, from));
    try (TopicRecords topics = new TopicRecords(connection, spec.commandLine().getErr())) {
      topics.forEach(Topics.AUDITS, null, Audit.class, book::audit);
      topics.forEach(Topics.FEEDBACK, null, Feedback.class, book::feedback);
      spec.commandLine().getOut().println(new AuditJson(book, confidence).report());
      return topics.unreadable() == 0 ? 0 : 1;
    }
  }

  private boolean isWanted(Audit audit, @Nullable Instant from) {
    return scope.isOf(audit.getTenant())
        && (from == null || audit.getAt() == null || audit.getAt().isAfter(from));
  }
}
