package dev.winnow.pipeline.drift;

import dev.winnow.schemas.Mode;
import dev.winnow.schemas.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts, where a subtask decides, into which bins its items fall, and hands the counts on now and
 * then: so drift costs an item a few look-ups, and no record of its own. Replays and trials are
 * passed over. Only the task's thread may call.
 */
public final class DriftCounter {
  /** Items that are counted together at most. */
  static final int BATCH = 512;

  /** No longer than this, where items are few; it passes when the next one comes. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  private final Map<Figure, Place> places = new HashMap<>();
  private final Clock clock;
  private int[] counts;
  private int items;
  private long began;

  private record Place(Bins bins, int from) {}

  /**
   * A counter for the bins of a reference.
   *
   * @param reference null for none: nothing is counted
   */
  public DriftCounter(@Nullable DriftReference reference, Clock clock) {
    int from = 0;
    if (reference != null) {
      for (FigureReference figure : reference.figures()) {
        places.put(figure.figure(), new Place(figure.bins(), from));
        from += figure.bins().size();
      }
    }
    this.counts = new int[from];
    this.clock = clock;
  }

  /** Takes a verdict in; gives the counts where it is time. */
  public Optional<DriftCounts> add(Verdict verdict) {
    if (places.isEmpty() || !verdict.getMode().equals(Mode.LIVE.term())) {
      return Optional.empty();
    }
    if (items++ == 0) {
      began = clock.millis();
    }
    for (Reading reading : Reading.of(verdict)) {
      Place place = places.get(reading.figure());
      if (place != null) {
        counts[place.from + place.bins.of(reading)]++;
      }
    }
    return items >= BATCH || clock.millis() - began >= PAUSE.toMillis() ? rest() : Optional.empty();
  }

  /** What was counted since the last time, where there is something. */
  public Optional<DriftCounts> rest() {
    if (items == 0) {
      return Optional.empty();
    }
    DriftCounts full = new DriftCounts(counts);
    counts = new int[full.counts().length];
    items = 0;
    return Arrays.stream(full.counts()).anyMatch(count -> count > 0)
        ? Optional.of(full)
        : Optional.empty();
  }
}
