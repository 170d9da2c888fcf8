package dev.winnow.benchmarks.runtime;

import dev.winnow.benchmarks.turn.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** The batches that classifiers of this process ran while something was done. */
final class BatchRecording {
  private static final String EVENT = "dev.winnow.Batch";

  private final List<RecordedEvent> batches;

  private BatchRecording(List<RecordedEvent> batches) {
    this.batches = batches;
  }

  static BatchRecording of(Runnable work) {
    try (Recording recording = new Recording()) {
      recording.enable(EVENT);
      recording.start();
      work.run();
      recording.stop();
      Path file = Files.createTempFile("winnow-batches", ".jfr");
      try {
        recording.dump(file);
        return new BatchRecording(
            RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(EVENT))
                .toList());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int batches() {
    return batches.size();
  }

  /** Padding as a part of all tokens that were run. */
  double padding() {
    double padded = batches.stream().mapToLong(batch -> batch.getInt("paddedTokens")).sum();
    return 1 - batches.stream().mapToLong(batch -> batch.getInt("tokens")).sum() / padded;
  }

  /** How long the oldest item of each batch had waited, in milliseconds. */
  Sample waits() {
    return new Sample(
        batches.stream().mapToDouble(batch -> batch.getDuration("oldestWait").toNanos() / 1e6));
  }

  /** How long each batch ran, in milliseconds. */
  Sample runs() {
    return new Sample(batches.stream().mapToDouble(batch -> batch.getDuration().toNanos() / 1e6));
  }
}
