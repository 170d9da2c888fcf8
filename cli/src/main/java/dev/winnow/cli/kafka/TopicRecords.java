package dev.winnow.cli.kafka;

import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.connectors.kafka.TopicReader;
import dev.winnow.connectors.registry.AvroCodec;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads topics to the end that they had when they were opened, and names what cannot be read. For
 * one thread.
 */
public final class TopicRecords implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final ConnectionOptions connection;
  private final AvroCodec codec;
  private final PrintWriter notes;
  private long unreadable;

  /** Connects to the registry; the caller closes it. */
  public TopicRecords(ConnectionOptions connection, PrintWriter notes) {
    this.connection = connection;
    this.codec = AvroCodec.connect(connection.registry());
    this.notes = notes;
  }

  /**
   * Hands out the committed records of a topic.
   *
   * @param from the first that were written then or later; null: all
   */
  public <T extends SpecificRecord> void forEach(
      String topic, @Nullable Instant from, Class<T> type, Consumer<T> taken) {
    Instant start = from == null ? Instant.MIN : from;
    try (TopicReader reader = TopicReader.open(connection.kafka(), topic, start)) {
      while (!reader.reachedEnd() && !Thread.currentThread().isInterrupted()) {
        reader.poll(POLL).forEach(record -> read(record, type, taken));
      }
    }
  }

  /** How many records could not be read. */
  public long unreadable() {
    return unreadable;
  }

  @Override
  public void close() {
    codec.close();
  }

  private <T extends SpecificRecord> void read(RawRecord record, Class<T> type, Consumer<T> taken) {
    codec
        .decode(record.value(), type)
        .<@Nullable Void>fold(
            found -> {
              taken.accept(found.value());
              return null;
            },
            notAvro -> unreadable(record, notAvro.detail()),
            unknown -> unreadable(record, "unknown schema id " + unknown.id()));
  }

  private @Nullable Void unreadable(RawRecord record, String why) {
    unreadable++;
    notes.println(record.coordinates() + ": " + why);
    return null;
  }
}
