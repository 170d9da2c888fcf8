package dev.winnow.connectors.escalation.ledger;

import dev.winnow.connectors.escalation.Quote;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.ThreadMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What stands for the words of a question where these may not: of the text, and of a zero byte and
 * a message for each message of the thread. It follows from the words alone, not from the policy
 * that says which categories are asked about.
 *
 * @param sha256 64 hexadecimal digits
 * @param bytes of UTF-8
 */
record Imprint(String sha256, long bytes) {
  private static final byte[] BETWEEN = {0};

  /**
   * @param fields of the item that are sent, as a {@link Quote} tells them
   */
  static Imprint of(EscalationRequest request, List<String> fields) {
    MessageDigest digest = newDigest();
    String text = request.getText();
    long bytes = add(digest, text == null ? "" : text);
    List<ThreadMessage> thread = fields.contains("thread") ? request.getThread() : List.of();
    for (ThreadMessage message : thread) {
      digest.update(BETWEEN);
      bytes += BETWEEN.length + add(digest, message.getText());
    }
    return new Imprint(HexFormat.of().formatHex(digest.digest()), bytes);
  }

  private static long add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(bytes);
    return bytes.length;
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("a JDK without SHA-256", e);
    }
  }
}
