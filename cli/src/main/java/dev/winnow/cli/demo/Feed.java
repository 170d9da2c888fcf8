package dev.winnow.cli.demo;

import dev.winnow.cli.kafka.Lines;
import dev.winnow.connectors.ConnectorException;
import dev.winnow.connectors.json.ContentItemJson;
import dev.winnow.connectors.json.JsonLineException;
import dev.winnow.connectors.kafka.Pace;
import dev.winnow.connectors.kafka.RecordPublisher;
import dev.winnow.schemas.ContentItem;
import dev.winnow.stack.results.ItemRevision;
import dev.winnow.stack.results.Ledger;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

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
    try (BufferedReader lines = Lines.open(input)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          publish(publisher, number, line);
        }
      }
    }
    publisher.flush();
  }

  private void publish(RecordPublisher<ContentItem> publisher, long number, String line)
      throws InterruptedException {
    ContentItem item;
    try {
      item = ContentItemJson.parse(line);
    } catch (JsonLineException e) {
      complaints.accept("line " + number + ": " + e.getMessage());
      return;
    }
    pace.await();
    send(publisher, number, item);
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
    complaints.accept("line " + number + ": " + why.getMessage());
  }
}
