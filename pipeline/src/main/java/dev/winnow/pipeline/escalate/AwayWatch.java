package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.LaneView;
import dev.winnow.connectors.escalation.Prospect;
import dev.winnow.connectors.escalation.Standing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an eye on the providers that items wait for: who is back, who will not come back by itself,
 * and which item may find out whether one that is due answers again. Knows a few waiting keys of
 * each provider, and none of the others. Only the task's thread may call.
 */
final class AwayWatch {
  /** Keys that are known of each provider, so that a trial need not be looked for. */
  private static final int MOST_KNOWN = 8;

  /** How long nobody else is sent to a provider that is due. */
  private static final long TRIAL_MILLIS = 1000;

  private final Map<String, Waited> waitedFor = new HashMap<>();

  /** A provider that items wait for. */
  private static final class Waited {
    final Deque<String> known = new ArrayDeque<>();
    long triedAt = Long.MIN_VALUE / 2;
  }

  /** An item waits for these from now on. */
  void waits(String key, Prospect prospect) {
    for (String provider : prospect.waitsFor()) {
      Deque<String> known = waited(provider).known;
      if (known.size() < MOST_KNOWN && !known.contains(key)) {
        known.addLast(key);
      }
    }
  }

  /** Whether an item may be put to a provider that is due; if so, no other one for a while. */
  boolean mayTry(Prospect prospect, long now) {
    for (String provider : prospect.due()) {
      Waited waited = waited(provider);
      if (now - waited.triedAt >= TRIAL_MILLIS) {
        waited.triedAt = now;
        return true;
      }
    }
    return false;
  }

  /** Whether anybody is back, or will not come back by itself: then all who wait look again. */
  boolean hasNews(List<LaneView> lanes) {
    boolean news = false;
    for (LaneView lane : lanes) {
      if (lane.standing() == Standing.UP || lane.standing() == Standing.GONE) {
        news |= waitedFor.remove(lane.provider()) != null;
      }
    }
    return news;
  }

  /** Whether items wait for a provider that is due for a trial. */
  boolean isWaitedFor(LaneView lane) {
    return lane.standing() == Standing.DUE && waitedFor.containsKey(lane.provider());
  }

  /** A key that waited for the provider, maybe not any more; null where none is known. */
  @Nullable String known(String provider) {
    Waited waited = waitedFor.get(provider);
    return waited == null ? null : waited.known.pollFirst();
  }

  private Waited waited(String provider) {
    return waitedFor.computeIfAbsent(provider, name -> new Waited());
  }
}
