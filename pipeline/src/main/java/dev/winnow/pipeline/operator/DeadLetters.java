package dev.winnow.pipeline.operator;

import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.pipeline.cascade.DeadLetterReason;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.ItemKey;
import dev.winnow.schemas.Mode;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Makes the dead letters of a job: the one place that fills in the record. */
public final class DeadLetters {
  /** How much of the original's value is kept, in bytes. */
  public static final int MAX_ORIGINAL_BYTES = 256 * 1024;

  /** How much of the original's key is kept, in bytes. */
  public static final int MAX_KEY_BYTES = 1024;

  private static final byte[] NOTHING = new byte[0];

  private DeadLetters() {}

  /**
   * A dead letter for a record of which no more is known than where it stands.
   *
   * @param job moderate or escalate
   * @param detail without any of the content
   */
  public static DeadLetter of(
      String job, RawRecord record, DeadLetterReason reason, String detail, Instant at) {
    byte[] value = record.value() == null ? NOTHING : record.value();
    return DeadLetter.newBuilder()
        .setTopic(record.topic())
        .setPartition(record.partition())
        .setOffset(record.offset())
        .setTimestamp(timestamp(record))
        .setReason(reason.term())
        .setDetail(detail)
        .setJob(job)
        .setOriginalKey(record.key() == null ? null : first(record.key(), MAX_KEY_BYTES))
        .setOriginal(first(value, MAX_ORIGINAL_BYTES))
        .setOriginalLength(value.length)
        .setOriginalSha256(sha256(value))
        .setFailedAt(at)
        .build();
  }

  /** The same letter with what the item says of itself, as far as that is valid. */
  public static DeadLetter about(DeadLetter letter, ContentItem item) {
    return about(
        letter, item.getTenant(), item.getId(), item.getRevision(), item.getMode(), item.getRun());
  }

  /** The same letter with what is known of the item, as far as that is valid. */
  public static DeadLetter about(
      DeadLetter letter,
      String tenant,
      String id,
      long revision,
      String mode,
      @Nullable String run) {
    if (ItemKey.isTenant(tenant)) {
      letter.setTenant(tenant);
    }
    if (ItemKey.isId(id)) {
      letter.setId(id);
    }
    letter.setRevision(revision);
    if (Arrays.stream(Mode.values()).anyMatch(known -> known.term().equals(mode))) {
      letter.setMode(mode);
    }
    if (run != null && ItemKey.isTenant(run)) {
      letter.setRun(run);
    }
    return letter;
  }

  private static @Nullable Instant timestamp(RawRecord record) {
    return record.timestamp() < 0 ? null : Instant.ofEpochMilli(record.timestamp());
  }

  private static ByteBuffer first(byte[] bytes, int max) {
    return ByteBuffer.wrap(Arrays.copyOf(bytes, Math.min(bytes.length, max)));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
