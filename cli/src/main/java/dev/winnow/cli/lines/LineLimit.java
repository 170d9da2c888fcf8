package dev.winnow.cli.lines;

/**
 * How long a line may be, in bytes: as long as JSON can make what is taken behind it, so that the
 * limit keeps out nothing that would be taken.
 */
public final class LineLimit {
  /** A control character is one byte of text and six of JSON: {@code \u0001}. */
  private static final int ESCAPED = 6;

  /** For the names of the fields, the small fields, and fields that are passed over. */
  private static final long REST = 1 << 20;

  private LineLimit() {}

  /** For items that a guard sees next: the text and its thread may have so many bytes each. */
  public static int ofText(int maxTextBytes) {
    return limit(2L * maxTextBytes);
  }

  /** For what becomes a record of so many bytes. */
  public static int ofRecord(int maxRecordBytes) {
    return limit(maxRecordBytes);
  }

  /** No more than an array may hold. */
  private static int limit(long bytes) {
    return (int) Math.min(ESCAPED * bytes + REST, Integer.MAX_VALUE - 8);
  }
}
