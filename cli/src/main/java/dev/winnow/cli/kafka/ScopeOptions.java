package dev.winnow.cli.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which of the records of topics are looked at: of what time, and whose. */
public final class ScopeOptions {
  @Option(
      names = "--since",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Only what was decided or asked in the last time, such as 7d. Default: all.")
  private @Nullable Duration since;

  @Option(
      names = "--tenant",
      paramLabel = "NAME",
      description = "Only this tenant's. Default: all.")
  private @Nullable String tenant;

  /** The first time that counts, reckoned from now; empty where all do. */
  public Optional<Instant> from() {
    return Optional.ofNullable(since).map(Instant.now()::minus);
  }

  public boolean isOf(String name) {
    return tenant == null || tenant.equals(name);
  }
}
