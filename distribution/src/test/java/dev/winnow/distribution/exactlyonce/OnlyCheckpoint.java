package dev.winnow.distribution.exactlyonce;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Flink takes a checkpoint when a job starts; where the next is an hour away, all that the job does
 * after it is done again after a kill.
 */
final class OnlyCheckpoint {
  private OnlyCheckpoint() {}

  static void await(Path folder, String job) {
    Awaitility.await("a checkpoint of the job " + job)
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              try (Stream<Path> files = Files.walk(folder.resolve("data/flink/checkpoints"))) {
                return files.anyMatch(
                    file -> file.endsWith("_metadata") && file.toString().contains(job));
              }
            });
  }
}
