package dev.winnow.pipeline.control;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Counts by name and UTC day, in the state of the current key, so that it is part of each
 * checkpoint. What is counted counts for the day of its own time: whoever adds up the verdicts of a
 * day by {@code decidedAt} finds the same numbers.
 *
 * <p>Days before yesterday are forgotten, and nothing more is taken on them. It holds an entry for
 * each name that was counted today or yesterday.
 */
public final class DailyCount {
  private static final String NEWEST = "newest";

  private final MapState<String, Long> counts;

  private DailyCount(MapState<String, Long> counts) {
    this.counts = counts;
  }

  /** The counts in the state of this name. To be opened by a keyed function. */
  public static DailyCount in(RuntimeContext context, String state) {
    return new DailyCount(
        context.getMapState(new MapStateDescriptor<>(state, Types.STRING, Types.LONG)));
  }

  /**
   * Takes one of what a name has on a day, or says that none is left.
   *
   * @param also names that are counted with it, whatever they have
   */
  public boolean take(Instant at, String name, long limit, String... also) throws Exception {
    long day = LocalDate.ofInstant(at, ZoneOffset.UTC).toEpochDay();
    if (day < turnTo(day) - 1 || count(key(day, name)) >= limit) {
      return false;
    }
    add(key(day, name));
    for (String other : also) {
      add(key(day, other));
    }
    return true;
  }

  private long turnTo(long day) throws Exception {
    Long newest = counts.get(NEWEST);
    if (newest != null && newest >= day) {
      return newest;
    }
    counts.put(NEWEST, day);
    forgetBefore(day - 1);
    return day;
  }

  private void forgetBefore(long day) throws Exception {
    List<String> old = new ArrayList<>();
    for (String key : counts.keys()) {
      int slash = key.indexOf('/');
      if (slash > 0 && Long.parseLong(key.substring(0, slash)) < day) {
        old.add(key);
      }
    }
    for (String key : old) {
      counts.remove(key);
    }
  }

  private void add(String key) throws Exception {
    counts.put(key, count(key) + 1);
  }

  private long count(String key) throws Exception {
    Long count = counts.get(key);
    return count == null ? 0 : count;
  }

  private static String key(long day, String name) {
    return day + "/" + name;
  }
}
