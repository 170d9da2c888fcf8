package dev.winnow.cli.feedback;

import dev.winnow.cli.kafka.ConnectionOptions;
import dev.winnow.cli.kafka.ScopeOptions;
import dev.winnow.cli.policy.PolicyTopic;
import dev.winnow.pipeline.policy.Policy;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

  @Option(
      names = "--answers",
      split = ",",
      paramLabel = "FILE|topic",
      description =
          "Instead of --input: find thresholds and prove them by what people answered, each answer"
              + " weighed by what it stands for. The same places as of --feedback.")
  private List<String> answers = List.of();

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private ScopeOptions scope = new ScopeOptions();

  private long unreadable;

  /** Whether the thresholds in service are to be checked by answers. */
  public boolean isGiven() {
    return !feedback.isEmpty();
  }

  /** Whether thresholds are to be found by answers. */
  public boolean isToFind() {
    return !answers.isEmpty();
  }

  /**
   * A stream as its answers show it.
   *
   * @param policy in service
   * @param categories that are asked about
   * @param maxAnswers that may be held with their content
   */
  public StreamSample sample(
      Policy policy, Set<String> categories, int maxAnswers, PrintWriter notes) throws IOException {
    return StreamSample.read(this, policy, categories, maxAnswers, notes);
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

  /** Reads it all once more. */
  void read(FeedbackSink sink, PrintWriter notes) throws IOException {
    source(scope.from().orElse(null)).read(sink, notes);
  }

  /** How many lines and records could not be read. */
  long unreadable() {
    return unreadable;
  }

  private FeedbackSource source(@Nullable Instant from) {
    return new FeedbackSource(isGiven() ? feedback : answers, connection, from);
  }
}
