package dev.winnow.pipeline.escalate;

import dev.winnow.pipeline.job.JobArguments;
import dev.winnow.pipeline.job.JobSettings;

/** What the escalate job is told, beyond what both jobs are. */
public record EscalateSettings(JobSettings job, QueueSettings queue, GeneralModel general) {
  /**
   * Reads what {@link JobSettings#parse} reads, and {@code --models} (required), {@code
   * --general-encoder}, {@code --general-device}, {@code --general-threads}, {@code
   * --general-calls-at-once}, {@code --general-timeout}, {@code --remember}. An unknown key fails.
   */
  public static EscalateSettings parse(String... args) {
    JobArguments arguments = JobArguments.parse(args);
    EscalateSettings settings =
        new EscalateSettings(JobSettings.parse(arguments), queue(arguments), general(arguments));
    arguments.requireNoneLeft();
    return settings;
  }

  /** The same with a transaction time-out that the broker, asked now, allows. */
  public EscalateSettings withinBrokerLimits() {
    return new EscalateSettings(job.withinBrokerLimits(), queue, general);
  }

  private static QueueSettings queue(JobArguments arguments) {
    QueueSettings defaults = QueueSettings.DEFAULT;
    return new QueueSettings(
        arguments.integer("general-calls-at-once", defaults.callsAtOnce()),
        arguments.duration("general-timeout", defaults.callTimeout()),
        arguments.duration("remember", defaults.remember()));
  }

  private static GeneralModel general(JobArguments arguments) {
    GeneralModel defaults = GeneralModel.in(arguments.required("models"));
    return new GeneralModel(
        defaults.models(),
        arguments.text("general-encoder", defaults.encoder()),
        arguments.text("general-device", defaults.device()),
        arguments.integer("general-threads", defaults.threads()));
  }
}
