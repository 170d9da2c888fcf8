package dev.winnow.connectors.escalation.ledger;

import dev.winnow.schemas.Opinion;
import java.util.function.Predicate;

/**
 * One of several that ask the same providers side by side, each about items of its own.
 *
 * @param count how many there are
 * @param owns whether the item of a record is this one's
 */
public record Part(int count, Predicate<Opinion> owns) {
  /** There is no other. */
  public static final Part WHOLE = new Part(1, record -> true);

  public Part {
    if (count < 1) {
      throw new IllegalArgumentException("count: " + count + " (expected: >= 1)");
    }
  }
}
