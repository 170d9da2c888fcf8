package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.settings.ProvidersSettings;
import dev.winnow.connectors.escalation.settings.ProvidersYaml;
import dev.winnow.pipeline.job.JobArguments;
import dev.winnow.pipeline.job.JobSettings;
import dev.winnow.pipeline.job.ModelSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the escalate job is told, beyond what both jobs are.
 *
 * @param general the model in the job itself
 * @param providers who else may be asked, and in which order; null: the model in the job alone
 */
public record EscalateSettings(
    JobSettings job,
    QueueSettings queue,
    ModelSettings general,
    @Nullable ProvidersSettings providers) {
  public EscalateSettings {
    if (providers != null && providers.patience().compareTo(queue.callTimeout()) >= 0) {
      throw new IllegalArgumentException(
          "patience: %s (expected: less than --call-timeout, %s)"
              .formatted(providers.patience(), queue.callTimeout()));
    }
  }

  /**
   * Reads what {@link JobSettings} and {@link ModelSettings} read, and {@code --calls-at-once},
   * {@code --call-timeout}, {@code --remember} and {@code --providers}, a file. Any other key
   * fails.
   */
  public static EscalateSettings parse(String... args) {
    JobArguments arguments = JobArguments.parse(args);
    EscalateSettings settings =
        new EscalateSettings(
            JobSettings.parse(arguments),
            queue(arguments),
            ModelSettings.parse(arguments, ModelSettings.GENERAL),
            providers(arguments));
    arguments.requireNoneLeft();
    return settings;
  }

  /** The same with a transaction time-out that the broker, asked now, allows. */
  EscalateSettings withinBrokerLimits() {
    return new EscalateSettings(job.withinBrokerLimits(), queue, general, providers);
  }

  private static @Nullable ProvidersSettings providers(JobArguments arguments) {
    String file = arguments.text("providers");
    return file == null ? null : ProvidersYaml.read(Path.of(file));
  }

  private static QueueSettings queue(JobArguments arguments) {
    QueueSettings defaults = QueueSettings.DEFAULT;
    return new QueueSettings(
        arguments.integer("calls-at-once", defaults.callsAtOnce()),
        arguments.duration("call-timeout", defaults.callTimeout()),
        arguments.duration("remember", defaults.remember()));
  }
}
