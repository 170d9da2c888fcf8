package dev.winnow.pipeline.drift;

import dev.winnow.schemas.Mode;
import dev.winnow.schemas.StageEvidence;
import dev.winnow.schemas.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts into which bins the items of a subtask fall, and hands the counts on now and then: so
 * drift costs an item a few look-ups, and no record of its own. Replays and trials are passed over.
 * Only the task's thread may call.
 *
 * <p>In the stream each figure is counted at one place, where all items that have it come by in
 * their order: the language and what the screen found at the screen, of items that it decides
 * ({@link #add}) and of those that it passes on ({@link #addPassedOn}), and what the specialists
 * found where they decide ({@link #addSpecialists}). Counted with their verdicts, a batch of items
 * that the screen decided would be followed by one of items that it passed on, and each would look
 * like a drift.
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

  /** Takes all of a verdict in; gives the counts where it is time. */
  public Optional<DriftCounts> add(Verdict verdict) {
    return isCounted(verdict.getMode()) ? count(Reading.of(verdict)) : Optional.empty();
  }

  /**
   * Takes in what is known of an item when the screen passes it on.
   *
   * @param language that it is judged in; null where nobody looked
   * @param screen what the screen found; null where none ran
   */
  public Optional<DriftCounts> addPassedOn(
      Mode mode, @Nullable String language, @Nullable StageEvidence screen) {
    return isCounted(mode.term()) ? count(Reading.passedOn(language, screen)) : Optional.empty();
  }

  /** Takes in what the specialists found; the rest was counted when the screen passed it on. */
  public Optional<DriftCounts> addSpecialists(Verdict verdict) {
    return isCounted(verdict.getMode())
        ? count(Reading.of(verdict).stream().filter(Reading::isOfSpecialists).toList())
        : Optional.empty();
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

  private boolean isCounted(String mode) {
    return !places.isEmpty() && mode.equals(Mode.LIVE.term());
  }

  private Optional<DriftCounts> count(List<Reading> readings) {
    if (items++ == 0) {
      began = clock.millis();
    }
    for (Reading reading : readings) {
      Place place = places.get(reading.figure());
      if (place != null) {
        counts[place.from + place.bins.of(reading)]++;
      }
    }
    return items >= BATCH || clock.millis() - began >= PAUSE.toMillis() ? rest() : Optional.empty();
  }
}
