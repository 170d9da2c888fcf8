package dev.winnow.runtime.intake;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.repository.PackageLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Copies files of one package, and stops at the first byte that is too many. Used once. */
final class BoundedCopy {
  private static final int CHUNK_BYTES = 1 << 16;

  private final PackageLimits limits;
  private final long maxBytes;
  private int files;
  private long bytes;

  BoundedCopy(PackageLimits limits) {
    this(limits, limits.packageBytes());
  }

  /**
   * A copy with a bound of its own.
   *
   * @param maxBytes of all files together
   */
  BoundedCopy(PackageLimits limits, long maxBytes) {
    this.limits = limits;
    this.maxBytes = Math.min(maxBytes, limits.packageBytes());
  }

  /** Counts one more file or folder. */
  void count() {
    if (++files > limits.files()) {
      throw new ModelLoadException(
          "package: more than %d files (expected: at most that many)".formatted(limits.files()));
    }
  }

  /** Writes a file that is not there yet. */
  void copy(InputStream in, Path target) throws IOException {
    String name = target.getFileName().toString();
    long left = limits.of(name);
    byte[] chunk = new byte[CHUNK_BYTES];
    try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        left -= read;
        bytes += read;
        if (left < 0) {
          throw new ModelLoadException(
              "%s: larger than %d bytes (expected: at most that many)"
                  .formatted(name, limits.of(name)));
        }
        if (bytes > maxBytes) {
          throw new ModelLoadException(
              "package: larger than %d bytes (expected: at most that many, unpacked)"
                  .formatted(maxBytes));
        }
        out.write(chunk, 0, read);
      }
    }
  }
}
