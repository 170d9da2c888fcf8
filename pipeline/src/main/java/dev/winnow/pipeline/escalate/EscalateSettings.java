package dev.winnow.pipeline.escalate;

import dev.winnow.pipeline.job.JobArguments;
import dev.winnow.pipeline.job.JobSettings;
import dev.winnow.pipeline.job.ModelSettings;

/** What the escalate job is told, beyond what both jobs are. */
public record EscalateSettings(JobSettings job, QueueSettings queue, ModelSettings general) {
  /**
   * Reads what {@link JobSettings} and {@link ModelSettings} read, and {@code --calls-at-once},
   * {@code --call-timeout} and {@code --remember}. Any other key fails.
   */
  public static EscalateSettings parse(String... args) {
    JobArguments arguments = JobArguments.parse(args);
    EscalateSettings settings =
        new EscalateSettings(
            JobSettings.parse(arguments),
            queue(arguments),
            ModelSettings.parse(arguments, ModelSettings.GENERAL));
    arguments.requireNoneLeft();
    return settings;
  }

  /** The same with a transaction time-out that the broker, asked now, allows. */
  EscalateSettings withinBrokerLimits() {
    return new EscalateSettings(job.withinBrokerLimits(), queue, general);
  }

  private static QueueSettings queue(JobArguments arguments) {
    QueueSettings defaults = QueueSettings.DEFAULT;
    return new QueueSettings(
        arguments.integer("calls-at-once", defaults.callsAtOnce()),
        arguments.duration("call-timeout", defaults.callTimeout()),
        arguments.duration("remember", defaults.remember()));
  }
}
