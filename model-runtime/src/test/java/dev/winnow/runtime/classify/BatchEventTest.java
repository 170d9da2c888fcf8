package dev.winnow.runtime.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.runtime.batch.BatchLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchEventTest {
  @Test
  void a_recording_holds_the_size_and_the_wait_of_each_batch(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("batches.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("dev.winnow.Batch");
      recording.start();
      BatchLimits limits = new BatchLimits(80, Duration.ofHours(1), 640);
      try (Classifier classifier =
          new BatchingClassifier(FakeTextModel.running(), limits, 1, System::nanoTime)) {
        List<CompletableFuture<Classification>> answers =
            Stream.of("1234567890", "123456789", "a text that is longer than both")
                .map(classifier::classify)
                .toList();
        assertThat(answers).hasSize(3);
      }
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> batches =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getEventType().getName().equals("dev.winnow.Batch"))
            .toList();
    assertThat(batches).extracting(event -> event.getInt("items")).containsExactlyInAnyOrder(2, 1);
    assertThat(batches).extracting(event -> event.getInt("tokens")).containsOnly(19, 31);
    assertThat(batches).extracting(event -> event.getInt("paddedTokens")).containsOnly(20, 31);
    assertThat(batches).allMatch(event -> !event.getDuration("oldestWait").isNegative());
  }
}
