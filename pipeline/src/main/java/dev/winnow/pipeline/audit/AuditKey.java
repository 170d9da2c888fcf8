package dev.winnow.pipeline.audit;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that decides which items are drawn, so that nobody who does not know it can tell which
 * of their items will be checked. Travels with the job; never printed.
 */
public final class AuditKey implements Serializable {
  /** The shortest key, in bytes. */
  static final int MIN_BYTES = 16;

  private static final long serialVersionUID = 1;
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAX_BYTES = 4096;

  private final byte[] bytes;

  AuditKey(byte[] bytes) {
    if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "audit key: %d bytes (expected: %d to %d)".formatted(bytes.length, MIN_BYTES, MAX_BYTES));
    }
    this.bytes = bytes.clone();
  }

  /** The bytes of a file, all of them. */
  public static AuditKey read(Path file) {
    try {
      return new AuditKey(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** A fresh one for each thread. */
  Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes, ALGORITHM));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "AuditKey[" + bytes.length + " bytes]";
  }
}
