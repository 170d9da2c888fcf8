package dev.winnow.stack.results;

import dev.winnow.connectors.ConnectorException;
import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.connectors.kafka.TopicReader;
import dev.winnow.connectors.registry.PatientCodec;
import dev.winnow.connectors.registry.RegistrySettings;
import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Topics;
import dev.winnow.schemas.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads all that both jobs write about items, in every mode, on a thread of its own. */
public final class Results implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

  private final TopicReader reader;
  private final PatientCodec codec;
  private final Map<String, Consumer<RawRecord>> handlers = new HashMap<>();
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable RuntimeException failure;

  private Results(KafkaSettings kafka, RegistrySettings registry, ResultListener listener) {
    codec = PatientCodec.connect(registry);
    for (Mode mode : Mode.values()) {
      handle(Topics.of(Topics.VERDICTS, mode), Verdict.class, listener::verdict);
      handle(Topics.of(Topics.VERDICTS_ESCALATED, mode), Verdict.class, listener::verdict);
      handle(Topics.of(Topics.REVIEWS, mode), ReviewRequest.class, listener::review);
    }
    handle(Topics.DEAD_LETTERS, DeadLetter.class, listener::deadLetter);
    reader = TopicReader.open(kafka, new ArrayList<>(handlers.keySet()), true);
    thread = new Thread(this::read, "results");
    thread.setDaemon(true);
  }

  /** Reads from the beginning of the topics. */
  public static Results start(
      KafkaSettings kafka, RegistrySettings registry, ResultListener listener) {
    Results results = new Results(kafka, registry, listener);
    results.thread.start();
    return results;
  }

  /** Throws what reading has failed with, if it has. */
  public void requireReading() {
    RuntimeException failed = failure;
    if (failed != null) {
      throw new ConnectorException("results cannot be read: " + failed.getMessage(), failed);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(CLOSE_LIMIT.toMillis());
      // Only who waits for a registry that is gone is still there; interrupting others makes noise.
      thread.interrupt();
      thread.join(CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (codec;
        reader) {
      while (!closed) {
        List<RawRecord> records = reader.poll(POLL);
        records.forEach(this::handle);
      }
    } catch (RuntimeException e) {
      if (!closed) {
        failure = e;
      }
    }
  }

  private void handle(RawRecord record) {
    Consumer<RawRecord> handler = handlers.get(record.topic());
    if (handler != null) {
      handler.accept(record);
    }
  }

  private <T extends SpecificRecord> void handle(
      String topic, Class<T> type, Consumer<T> consumer) {
    handlers.put(
        topic,
        record ->
            codec
                .decode(record.value(), type)
                .fold(
                    found -> {
                      consumer.accept(found.value());
                      return found;
                    },
                    notAvro -> {
                      throw new ConnectorException(record.coordinates() + ": " + notAvro.detail());
                    },
                    unknown -> {
                      throw new ConnectorException(
                          record.coordinates() + ": unknown schema " + unknown.id());
                    }));
  }
}
