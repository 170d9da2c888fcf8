package dev.winnow.cli.feedback;

import dev.winnow.cli.kafka.ConnectionOptions;
import dev.winnow.cli.kafka.ScopeOptions;
import dev.winnow.cli.policy.PolicyTopic;
import dev.winnow.pipeline.policy.Policy;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where answers of people come from: Kafka, or files of what {@code tail} printed. */
public final class FeedbackOptions {
  private static final int MAX_RECORDS = 1_000_000;

  @Option(
      names = "--feedback",
      split = ",",
      paramLabel = "FILE|topic",
      description =
          "Instead of --input: check whether the thresholds in service keep their limits, by what"
              + " people answered. JSON Lines of the topics of audits, reviews and feedback as tail"
              + " prints them, in any order; or topic, which reads the three topics.")
  private List<String> feedback = List.of();

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private ScopeOptions scope = new ScopeOptions();

  private long unreadable;

  /** Whether answers are to be looked at. */
  public boolean isGiven() {
    return !feedback.isEmpty();
  }

  /** The policy that the topic has in force, where the topic is what is read; else null. */
  public @Nullable Policy inForce() throws InterruptedException {
    return source(null).isOfTopic() ? PolicyTopic.inForce(connection) : null;
  }

  /** Reads it all; names lines and records that cannot be read. */
  FeedbackBook read(PrintWriter notes) throws IOException {
    @Nullable Instant from = scope.from().orElse(null);
    FeedbackBook book = new FeedbackBook(MAX_RECORDS, scope::isOf, from);
    unreadable = source(from).read(book, notes);
    return book;
  }

  /** How many lines and records could not be read. */
  long unreadable() {
    return unreadable;
  }

  private FeedbackSource source(@Nullable Instant from) {
    return new FeedbackSource(feedback, connection, from);
  }
}
