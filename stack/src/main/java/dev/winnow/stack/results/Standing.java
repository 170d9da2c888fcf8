package dev.winnow.stack.results;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * How far the items are, each counted once.
 *
 * @param verdicts with a final verdict
 * @param escalated that went on from the specialists, whatever became of them
 * @param reviews that wait for people
 */
public record Standing(int items, int verdicts, int escalated, int reviews, int deadLetters) {
  /** Items that nothing more is to be heard of without people. */
  public int settled() {
    return verdicts + reviews + deadLetters;
  }

  /** What {@code demo --once} prints last; fields may be added, none renamed or dropped. */
  public ObjectNode json(Duration took) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("items", items)
        .put("verdicts", verdicts)
        .put("escalated", escalated)
        .put("reviews", reviews)
        .put("deadLetters", deadLetters)
        .put("seconds", took.toMillis() / 1000.0);
  }
}
