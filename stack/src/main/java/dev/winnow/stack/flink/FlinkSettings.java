package dev.winnow.stack.flink;

import java.nio.file.Path;

/**
 * The Flink of one process.
 *
 * @param folder checkpoints, kept over restarts, and temporary files
 * @param port of the web page, on the loopback interface
 * @param slots how many subtasks of an operator can run beside each other, for both jobs together
 */
public record FlinkSettings(Path folder, int port, int slots) {
  public FlinkSettings {
    folder = folder.toAbsolutePath();
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
    }
    if (slots < 1) {
      throw new IllegalArgumentException("slots: " + slots + " (expected: at least 1)");
    }
  }

  /** Where a job's retained checkpoints lie. */
  Path checkpoints(String job) {
    return folder.resolve("checkpoints").resolve(job);
  }

  /** RocksDB's working files and the like; of no use to the next process. */
  Path temporary() {
    return folder.resolve("tmp");
  }
}
