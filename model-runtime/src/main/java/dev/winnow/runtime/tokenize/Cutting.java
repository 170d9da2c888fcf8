package dev.winnow.runtime.tokenize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts token ids to what a model takes. The special tokens at both ends stand around each part. */
final class Cutting {
  private final int maxTokens;
  private final LongTexts longTexts;

  /**
   * Cuts in one way.
   *
   * @param maxTokens of each part, special tokens included
   */
  Cutting(int maxTokens, LongTexts longTexts) {
    this.maxTokens = maxTokens;
    this.longTexts = longTexts;
  }

  /**
   * Cuts the ids of a text.
   *
   * @param special 1 for each special token, else 0
   * @param truncated whether some of the text is missing already
   */
  TokenizedText cut(long[] ids, long[] special, boolean truncated) {
    if (ids.length <= maxTokens) {
      return new TokenizedText(ids, truncated);
    }
    int front = leading(special);
    int back = trailing(special);
    int room = maxTokens - front - back;
    if (room < 1) {
      throw new IllegalStateException(
          "maxTokens: %d (expected: more than the special tokens, %d)"
              .formatted(maxTokens, front + back));
    }
    long[] prefix = Arrays.copyOf(ids, front);
    long[] body = Arrays.copyOfRange(ids, front, ids.length - back);
    long[] suffix = Arrays.copyOfRange(ids, ids.length - back, ids.length);
    return switch (longTexts.cut()) {
      case HEAD -> new TokenizedText(join(prefix, Arrays.copyOf(body, room), suffix), true);
      case HEAD_TAIL -> new TokenizedText(join(prefix, headAndTail(body, room), suffix), true);
      case WINDOWS -> windows(prefix, body, suffix, room, truncated);
    };
  }

  /** Half of the room for each end; the odd token goes to the head. */
  private static long[] headAndTail(long[] body, int room) {
    int tail = room / 2;
    return join(
        Arrays.copyOf(body, room - tail),
        Arrays.copyOfRange(body, body.length - tail, body.length));
  }

  /** As few windows as hold the body, of the same length but for the last, so none is padded. */
  private TokenizedText windows(
      long[] prefix, long[] body, long[] suffix, int room, boolean truncated) {
    int count = Math.min(longTexts.maxWindows(), ceil(body.length, room));
    int kept = (int) Math.min(body.length, (long) count * room);
    int size = ceil(kept, count);
    List<long[]> windows = new ArrayList<>();
    for (int from = 0; from < kept; from += size) {
      long[] part = Arrays.copyOfRange(body, from, Math.min(kept, from + size));
      windows.add(join(prefix, part, suffix));
    }
    return TokenizedText.ofWindows(windows, truncated || kept < body.length);
  }

  private static int ceil(int number, int divisor) {
    return (number + divisor - 1) / divisor;
  }

  private static int leading(long[] special) {
    int count = 0;
    while (count < special.length && special[count] == 1) {
      count++;
    }
    return count;
  }

  private static int trailing(long[] special) {
    int count = 0;
    while (count < special.length && special[special.length - 1 - count] == 1) {
      count++;
    }
    return count;
  }

  private static long[] join(long[]... parts) {
    return Arrays.stream(parts).flatMapToLong(Arrays::stream).toArray();
  }
}
