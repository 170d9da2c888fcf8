package dev.winnow.cli.demo;

import dev.winnow.cli.lines.Line;
import dev.winnow.cli.lines.LineLimit;
import dev.winnow.cli.lines.Lines;
import dev.winnow.connectors.ConnectorException;
import dev.winnow.connectors.json.ContentItemJson;
import dev.winnow.connectors.json.JsonLineException;
import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.kafka.Pace;
import dev.winnow.connectors.kafka.RecordPublisher;
import dev.winnow.schemas.ContentItem;
import dev.winnow.stack.results.ItemRevision;
import dev.winnow.stack.results.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Publishes the items of a file at a steady rate, and notes each in the ledger. */
final class Feed {
  private final Path input;
  private final Pace pace;
  private final Ledger ledger;
  private final Consumer<String> complaints;

  /**
   * @param complaints takes a sentence for each line that is no item, without its content
   */
  Feed(Path input, Pace pace, Ledger ledger, Consumer<String> complaints) {
    this.input = input;
    this.pace = pace;
    this.ledger = ledger;
    this.complaints = complaints;
  }

  /** Returns when the broker has all of them. */
  void publishAll(RecordPublisher<ContentItem> publisher) throws IOException, InterruptedException {
    try (Lines lines = Lines.open(input, LineLimit.ofRecord(KafkaSettings.MAX_RECORD_BYTES))) {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          publish(publisher, line);
        }
      }
    }
    publisher.flush();
  }

  private void publish(RecordPublisher<ContentItem> publisher, Line line)
      throws InterruptedException {
    if (line.fault() != null) {
      complain(line.number(), line.fault());
      return;
    }
    ContentItem item;
    try {
      item = ContentItemJson.parse(line.text());
    } catch (JsonLineException e) {
      complain(line.number(), e.getMessage());
      return;
    }
    pace.await();
    send(publisher, line.number(), item);
  }

  private void send(RecordPublisher<ContentItem> publisher, long number, ContentItem item) {
    ItemRevision revision = ItemRevision.of(item);
    ledger.published(revision);
    try {
      var unused =
          publisher
              .publish(item)
              .whenComplete(
                  (offset, failure) -> {
                    if (failure != null) {
                      refused(revision, number, failure);
                    }
                  });
    } catch (ConnectorException e) {
      refused(revision, number, e);
    }
  }

  private void refused(ItemRevision item, long number, Throwable why) {
    ledger.notPublished(item);
    complain(number, why.getMessage());
  }

  private void complain(long number, @Nullable String why) {
    complaints.accept("line " + number + ": " + why);
  }
}
