package dev.winnow.connectors.escalation.ledger;

import dev.winnow.connectors.json.RecordJson;
import dev.winnow.schemas.Opinion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;

/**
 * Questions as lines of JSON at the end of a file, as {@code winnow tail} prints those of the
 * topic: for runs without Kafka. Each is on the disk before its question is put, for which the
 * caller waits some milliseconds, so this is not for a stream.
 */
public final class FileJournal implements Journal {
  private final FileChannel file;

  private FileJournal(FileChannel file) {
    this.file = file;
  }

  /**
   * A journal that goes on where the file ends; the caller closes it.
   *
   * @throws UncheckedIOException where it cannot be written
   */
  public static FileJournal open(Path path) {
    try {
      return new FileJournal(
          FileChannel.open(
              path,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": cannot be written", e);
    }
  }

  @Override
  public synchronized CompletableFuture<Void> write(Opinion record) {
    try {
      ByteBuffer line =
          ByteBuffer.wrap((RecordJson.of(record) + "\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        file.write(line);
      }
      file.force(false);
      return CompletableFuture.completedFuture(null);
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be closed", e);
    }
  }
}
