package dev.winnow.cli.feedback;

import dev.winnow.cli.kafka.ConnectionOptions;
import dev.winnow.cli.kafka.TopicRecords;
import dev.winnow.schemas.Audit;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where questions to people and their answers are read from: files of what {@code tail} prints of
 * the three topics, or the word {@value #TOPIC}, which reads the topics to their end.
 */
final class FeedbackSource {
  static final String TOPIC = "topic";

  private final List<String> places;
  private final ConnectionOptions connection;
  private final @Nullable Instant from;

  /**
   * @param from the first records of the topics that are read; null: all
   */
  FeedbackSource(List<String> places, ConnectionOptions connection, @Nullable Instant from) {
    this.places = List.copyOf(places);
    this.connection = connection;
    this.from = from;
  }

  boolean isOfTopic() {
    return places.contains(TOPIC);
  }

  /**
   * Reads it all; lines and records that cannot be read are named in the notes.
   *
   * @return how many these are
   */
  long read(FeedbackSink sink, PrintWriter notes) throws IOException {
    long unreadable = 0;
    for (String place : places) {
      if (place.equals(TOPIC)) {
        unreadable += readTopics(sink, notes);
      } else {
        FeedbackLines lines = new FeedbackLines(sink, notes);
        lines.read(Path.of(place));
        unreadable += lines.unreadable();
      }
    }
    return unreadable;
  }

  private long readTopics(FeedbackSink sink, PrintWriter notes) {
    try (TopicRecords topics = new TopicRecords(connection, notes)) {
      topics.forEach(Topics.AUDITS, from, Audit.class, sink::audit);
      topics.forEach(Topics.REVIEWS, from, ReviewRequest.class, sink::review);
      topics.forEach(Topics.FEEDBACK, from, Feedback.class, sink::feedback);
      return topics.unreadable();
    }
  }
}
