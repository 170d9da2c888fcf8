package dev.winnow.pipeline.operator;

import dev.winnow.pipeline.cascade.DeadLetterReason;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counts of one subtask, under {@code winnow}. Used by the task's thread only. */
final class ModerateMetrics {
  static final String JOB = "moderate";

  private final MetricGroup group;
  private final Counter items;
  private final Counter duplicates;
  private final Counter withdrawn;
  private final Counter screened;
  private final Counter escalated;
  private final Map<DeadLetterReason, Counter> deadLetters = new EnumMap<>(DeadLetterReason.class);

  ModerateMetrics(MetricGroup operator) {
    group = operator.addGroup("winnow");
    items = group.counter("items");
    duplicates = group.counter("duplicates");
    withdrawn = group.counter("withdrawn");
    screened = group.counter("decidedByScreen");
    escalated = group.counter("escalated");
  }

  void item() {
    items.inc();
  }

  void duplicate() {
    duplicates.inc();
  }

  void withdrawn() {
    withdrawn.inc();
  }

  /** The screen was sure. */
  void screened() {
    screened.inc();
  }

  void escalated() {
    escalated.inc();
  }

  void deadLetter(DeadLetterReason reason) {
    deadLetters
        .computeIfAbsent(reason, key -> group.addGroup("reason", key.term()).counter("deadLetters"))
        .inc();
  }
}
