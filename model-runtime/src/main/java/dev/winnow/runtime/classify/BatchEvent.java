package dev.winnow.runtime.classify;

import java.util.List;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * One batch of a classifier in a flight recording: how much of it was padding, how long its oldest
 * item had waited, how long it ran. Off unless a recording asks for {@code dev.winnow.Batch}; holds
 * nothing of the items' content.
 */
@Name("dev.winnow.Batch")
@Label("Batch")
@Category("Winnow")
@Description("A batch that a classifier ran")
@Enabled(false)
@StackTrace(false)
final class BatchEvent extends Event {
  @Label("Items")
  private int items;

  @Label("Tokens")
  private int tokens;

  @Label("Padded tokens")
  private int paddedTokens;

  @Label("Wait of the oldest item")
  @Timespan(Timespan.NANOSECONDS)
  private long oldestWait;

  private BatchEvent(long oldestWait) {
    this.oldestWait = oldestWait;
  }

  static BatchEvent begun(long oldestWaitNanos) {
    BatchEvent event = new BatchEvent(oldestWaitNanos);
    event.begin();
    return event;
  }

  void end(List<Pending> batch) {
    end();
    if (shouldCommit() && !batch.isEmpty()) {
      items = batch.size();
      tokens = batch.stream().mapToInt(pending -> pending.text().length()).sum();
      int longest = batch.stream().mapToInt(pending -> pending.text().length()).max().orElse(0);
      paddedTokens = longest * items;
      commit();
    }
  }

  @Override
  public String toString() {
    return "%d items, %d of %d tokens, waited %d ns"
        .formatted(items, tokens, paddedTokens, oldestWait);
  }
}
