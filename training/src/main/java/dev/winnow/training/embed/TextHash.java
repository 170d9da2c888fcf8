package dev.winnow.training.embed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** SHA-256 of a text's UTF-8 bytes: names a text in the cache without holding it. */
final class TextHash {
  static final int BYTES = 32;

  private final byte[] digest;

  private TextHash(byte[] digest) {
    this.digest = digest;
  }

  static TextHash of(String text) {
    try {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      return new TextHash(MessageDigest.getInstance("SHA-256").digest(utf8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static TextHash read(byte[] digest) {
    return new TextHash(digest.clone());
  }

  byte[] bytes() {
    return digest.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextHash that && Arrays.equals(digest, that.digest);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digest);
  }
}
