package dev.winnow.runtime.classify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Stands for a text without keeping it: its SHA-256 in four parts. Lone surrogates count as U+FFFD,
 * as they do for the tokenizer.
 */
record TextKey(long first, long second, long third, long fourth) {
  static TextKey of(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer parts = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_16LE)));
      return new TextKey(parts.getLong(), parts.getLong(), parts.getLong(), parts.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
