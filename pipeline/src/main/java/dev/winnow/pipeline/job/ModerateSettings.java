package dev.winnow.pipeline.job;

import dev.winnow.pipeline.audit.AuditKey;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.drift.DriftReference;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the moderate job is told.
 *
 * @param screen stands before the specialists
 * @param language of items that state none
 * @param auditKey the file with the secret that draws items to be checked; null for no checks
 * @param drift what the stream is held against; null for nothing
 * @param maxTextBytes the longest text that is classified, in bytes of UTF-8
 * @param inFlightBytes what each subtask may hold in front of the models, in bytes
 * @param inferenceTimeout an item that the models do not answer for in this time is a dead letter
 * @param revisionTtl how long the revisions of an item are remembered after the last one came
 */
public record ModerateSettings(
    JobSettings job,
    ModelSettings models,
    ScreenSettings screen,
    LanguageChoice language,
    @Nullable AuditKey auditKey,
    @Nullable DriftReference drift,
    int maxTextBytes,
    long inFlightBytes,
    Duration inferenceTimeout,
    Duration revisionTtl) {
  public static final long DEFAULT_IN_FLIGHT_BYTES = 128L << 20;
  public static final Duration DEFAULT_INFERENCE_TIMEOUT = Duration.ofMinutes(5);
  public static final Duration DEFAULT_REVISION_TTL = Duration.ofDays(7);

  /** Leaves room in Kafka's largest record for what comes with the text. */
  private static final int MAX_TEXT_BYTES = 1 << 20;

  /** An item is held as bytes and as strings of two bytes a character. */
  private static final int COPIES = 3;

  /** Attributes, media and names, at their bounds in the {@link Guard}. */
  private static final int CONTEXT_BYTES = 96 << 10;

  public ModerateSettings {
    if (maxTextBytes < 1 || maxTextBytes > MAX_TEXT_BYTES) {
      throw new IllegalArgumentException(
          "maxTextBytes: %d (expected: 1 to %d)".formatted(maxTextBytes, MAX_TEXT_BYTES));
    }
    if (inFlightBytes < 1) {
      throw new IllegalArgumentException("inFlightBytes: " + inFlightBytes + " (expected: > 0)");
    }
    requirePositive("inferenceTimeout", inferenceTimeout);
    requirePositive("revisionTtl", revisionTtl);
  }

  /**
   * Reads what {@link JobSettings} and {@link ModelSettings} read, and {@code --screen}, what
   * {@link LanguageChoice} reads, {@code --audit-key} and {@code --drift-reference} (files), {@code
   * --max-text-bytes}, {@code --in-flight-bytes}, {@code --inference-timeout} and {@code
   * --revision-ttl}. Any other key fails.
   */
  public static ModerateSettings parse(String... args) {
    JobArguments arguments = JobArguments.parse(args);
    ModerateSettings settings =
        new ModerateSettings(
            JobSettings.parse(arguments),
            ModelSettings.parse(arguments, ModelSettings.SPECIALISTS),
            ScreenSettings.parse(arguments),
            LanguageChoice.parse(arguments),
            arguments.text("audit-key") == null
                ? null
                : AuditKey.read(Path.of(arguments.required("audit-key"))),
            drift(arguments.text("drift-reference")),
            Math.toIntExact(arguments.bytes("max-text-bytes", Guard.DEFAULT_MAX_TEXT_BYTES)),
            arguments.bytes("in-flight-bytes", DEFAULT_IN_FLIGHT_BYTES),
            arguments.duration("inference-timeout", DEFAULT_INFERENCE_TIMEOUT),
            arguments.duration("revision-ttl", DEFAULT_REVISION_TTL));
    arguments.requireNoneLeft();
    return settings;
  }

  /** The same with a transaction time-out that the broker, asked now, allows. */
  ModerateSettings withinBrokerLimits() {
    return new ModerateSettings(
        job.withinBrokerLimits(),
        models,
        screen,
        language,
        auditKey,
        drift,
        maxTextBytes,
        inFlightBytes,
        inferenceTimeout,
        revisionTtl);
  }

  /**
   * How many items may be in front of the models of a subtask: as many of the largest kind (text
   * and thread at their limit) as fit the byte budget, at least one.
   */
  public int capacity() {
    long largest = COPIES * (2L * maxTextBytes + CONTEXT_BYTES);
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, inFlightBytes / largest));
  }

  private static @Nullable DriftReference drift(@Nullable String file) {
    return file == null ? null : DriftReference.read(Path.of(file));
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
  }
}
