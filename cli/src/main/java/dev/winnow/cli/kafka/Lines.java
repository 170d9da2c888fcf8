package dev.winnow.cli.kafka;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Where lines are read from: a file, a gzipped file, or standard input. Always UTF-8. */
public final class Lines {
  private Lines() {}

  /** The lines of a file, or of standard input where there is none. The caller closes them. */
  public static BufferedReader open(@Nullable Path file) throws IOException {
    InputStream bytes = file == null ? System.in : Files.newInputStream(file);
    return new BufferedReader(
        new InputStreamReader(plain(new BufferedInputStream(bytes)), StandardCharsets.UTF_8));
  }

  /** Gzip is recognised by its first two bytes, whatever the file is called. */
  private static InputStream plain(InputStream bytes) throws IOException {
    bytes.mark(2);
    int magic = bytes.read() | bytes.read() << 8;
    bytes.reset();
    return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(bytes) : bytes;
  }
}
