package dev.winnow.pipeline.restraint;

import dev.winnow.pipeline.cascade.EscalationReason;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * What operators see of the quota and the brake, under {@code winnow}: {@code held} by reason,
 * {@code removals} since the task started, and by category {@code brakeHeld} (1 or 0) and {@code
 * usualRate}. The task's thread writes, reporters may read at any time.
 */
final class RestraintMetrics {
  /** Categories that are shown; the policy's documents have fewer. */
  private static final int MAX_CATEGORIES = 1000;

  private final MetricGroup group;
  private final Counter removals;
  private final Map<EscalationReason, Counter> held = new EnumMap<>(EscalationReason.class);
  private final Map<String, Shown> categories = new HashMap<>();

  RestraintMetrics(MetricGroup operator) {
    group = operator.addGroup("winnow");
    removals = group.counter("removals");
  }

  /** What the gauges of a category give. */
  private static final class Shown {
    private volatile BrakeState state = BrakeState.START;
  }

  void removal() {
    removals.inc();
  }

  void held(EscalationReason why) {
    held.computeIfAbsent(why, key -> group.addGroup("reason", key.term()).counter("held")).inc();
  }

  void brake(String category, BrakeState state) {
    Shown shown = categories.get(category);
    if (shown == null && categories.size() < MAX_CATEGORIES) {
      shown = show(category);
    }
    if (shown != null) {
      shown.state = state;
    }
  }

  private Shown show(String category) {
    Shown shown = new Shown();
    categories.put(category, shown);
    MetricGroup of = group.addGroup("category", category);
    of.gauge("brakeHeld", (Gauge<Integer>) () -> shown.state.isHeld() ? 1 : 0);
    of.gauge("usualRate", (Gauge<Double>) () -> shown.state.reference());
    return shown;
  }
}
