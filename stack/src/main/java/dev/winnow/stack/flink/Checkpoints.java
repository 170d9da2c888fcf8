package dev.winnow.stack.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The retained checkpoints of one job: {@code FOLDER/<job id>/chk-<n>/_metadata}. Each run of a job
 * has an id of its own and goes on counting where the checkpoint it was restored from stopped.
 */
final class Checkpoints {
  private static final String METADATA = "_metadata";
  private static final String PREFIX = "chk-";

  private final Path folder;

  Checkpoints(Path folder) {
    this.folder = folder;
  }

  /**
   * The folder of the newest complete checkpoint; empty where there is none. Flink writes the
   * metadata last, so a checkpoint that a killed job was writing has none.
   */
  Optional<Path> newest() {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.find(folder, 2, (path, info) -> isComplete(path))) {
      return folders.max(Comparator.comparingLong(Checkpoints::number));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for checkpoints in " + folder, e);
    }
  }

  private static boolean isComplete(Path path) {
    return path.getFileName().toString().startsWith(PREFIX) && Files.exists(path.resolve(METADATA));
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring(PREFIX.length()));
  }
}
