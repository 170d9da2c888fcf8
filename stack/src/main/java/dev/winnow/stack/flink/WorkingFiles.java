package dev.winnow.stack.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What Flink writes for itself and cannot use again, such as RocksDB's files of a killed process.
 */
final class WorkingFiles {
  private WorkingFiles() {}

  /** Makes a folder empty, and makes it where it is not there. */
  static void clear(Path folder) {
    try {
      if (Files.exists(folder)) {
        delete(folder);
      }
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot empty " + folder, e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
