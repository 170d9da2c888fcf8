package dev.winnow.connectors.escalation.prompt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The marks around a text that is data. The word in them occurs in none of the texts, so no text
 * can close its own fence. It follows from the texts: the same item is asked about in the same
 * words.
 */
record Fence(String word) {
  private static final int WORD_BYTES = 8;

  /** A fence for these texts. */
  static Fence around(List<String> texts) {
    MessageDigest digest = sha256();
    texts.forEach(text -> digest.update(text.getBytes(StandardCharsets.UTF_8)));
    byte[] hash = digest.digest();
    while (true) {
      String word = HexFormat.of().formatHex(hash, 0, WORD_BYTES);
      if (texts.stream().noneMatch(text -> text.contains(word))) {
        return new Fence(word);
      }
      hash = sha256().digest(hash);
    }
  }

  String fenced(String name, String text) {
    return "<%s %s>\n%s\n</%s %s>\n".formatted(name, word, text, name, word);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
