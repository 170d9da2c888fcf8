package dev.winnow.cli.lines;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads UTF-8 line by line from a file, a gzipped file, or standard input. Of a line that is longer
 * than the limit only so much is kept; the rest is read past. So the memory in use is bounded by a
 * few times the limit, whatever comes in. Lines end with {@code \n} or {@code \r\n}. For one
 * thread.
 */
public final class Lines implements Closeable {
  private static final int CHUNK_BYTES = 64 << 10;
  private static final char REPLACEMENT = '\uFFFD';

  private final InputStream bytes;
  private final int maxBytes;
  private final byte[] chunk = new byte[CHUNK_BYTES];
  private int next;
  private int end;
  private long number;

  Lines(InputStream bytes, int maxBytes) {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes: " + maxBytes + " (expected: > 0)");
    }
    this.bytes = bytes;
    this.maxBytes = maxBytes;
  }

  /**
   * The lines of a file, or of standard input where there is none. The caller closes them.
   *
   * @param maxBytes of a line, without its end
   */
  public static Lines open(@Nullable Path file, int maxBytes) throws IOException {
    InputStream bytes = file == null ? System.in : Files.newInputStream(file);
    return new Lines(plain(new BufferedInputStream(bytes)), maxBytes);
  }

  /** The next line; null at the end of the input. */
  public @Nullable Line next() throws IOException {
    if (!fill()) {
      return null;
    }
    number++;
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    long length = 0;
    boolean ended = false;
    while (!ended && fill()) {
      int stop = endOfLine();
      ended = stop < end;
      length += stop - next;
      kept.write(chunk, next, (int) Math.min(stop - next, (long) maxBytes - kept.size()));
      next = ended ? stop + 1 : stop;
    }
    return line(kept.toByteArray(), length);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  /** Makes sure that there is a byte to take; false at the end of the input. */
  private boolean fill() throws IOException {
    if (next == end) {
      next = 0;
      end = Math.max(0, bytes.read(chunk));
    }
    return next < end;
  }

  /** Where the next line feed stands in the chunk, or where the chunk ends. */
  private int endOfLine() {
    int at = next;
    while (at < end && chunk[at] != '\n') {
      at++;
    }
    return at;
  }

  private Line line(byte[] kept, long length) {
    if (length > maxBytes) {
      return new Line(
          number,
          new String(kept, StandardCharsets.UTF_8),
          "line of %d bytes (expected: at most %d)".formatted(length, maxBytes));
    }
    boolean carriageReturn = kept.length > 0 && kept[kept.length - 1] == '\r';
    String text =
        new String(kept, 0, carriageReturn ? kept.length - 1 : kept.length, StandardCharsets.UTF_8);
    return new Line(number, text, text.indexOf(REPLACEMENT) < 0 ? null : malformed(kept));
  }

  /** Tells a U+FFFD that stands in the input from one that stands for what could not be read. */
  private static @Nullable String malformed(byte[] line) {
    ByteBuffer in = ByteBuffer.wrap(line);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(line.length), true);
    return result.isError() ? "not UTF-8 (at byte " + (in.position() + 1) + ")" : null;
  }

  /** Gzip is recognised by its first two bytes, whatever the file is called. */
  private static InputStream plain(InputStream bytes) throws IOException {
    bytes.mark(2);
    int magic = bytes.read() | bytes.read() << 8;
    bytes.reset();
    return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(bytes) : bytes;
  }
}
