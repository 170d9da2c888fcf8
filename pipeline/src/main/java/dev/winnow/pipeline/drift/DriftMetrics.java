package dev.winnow.pipeline.drift;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * What operators see of drift, under {@code winnow}: {@code driftAlarms}, the number of figures
 * that have sounded, and {@code driftAlarmAt}; by figure {@code evidence}, {@code alarm} (1 or 0),
 * {@code items}, {@code distance} and {@code since} (seconds since the epoch). The task's thread
 * writes, reporters may read at any time.
 */
final class DriftMetrics {
  private final ConcurrentMap<Figure, FigureStatus> statuses = new ConcurrentHashMap<>();

  DriftMetrics(MetricGroup operator, List<FigureStatus> start, double alarmAt) {
    MetricGroup group = operator.addGroup("winnow");
    group.gauge(
        "driftAlarms",
        (Gauge<Long>) () -> statuses.values().stream().filter(FigureStatus::alarm).count());
    group.gauge("driftAlarmAt", (Gauge<Double>) () -> alarmAt);
    show(start);
    start.forEach(status -> gauges(group, status.figure()));
  }

  void show(List<FigureStatus> now) {
    now.forEach(status -> statuses.put(status.figure(), status));
  }

  private void gauges(MetricGroup group, Figure figure) {
    MetricGroup own = group.addGroup("figure", figure.name());
    own.gauge("evidence", number(figure, FigureStatus::evidence));
    own.gauge("distance", number(figure, FigureStatus::distance));
    own.gauge("alarm", count(figure, status -> status.alarm() ? 1 : 0));
    own.gauge("items", count(figure, FigureStatus::items));
    own.gauge("since", count(figure, status -> status.since().getEpochSecond()));
  }

  private Gauge<Double> number(Figure figure, ToDoubleFunction<FigureStatus> value) {
    return () -> value.applyAsDouble(status(figure));
  }

  private Gauge<Long> count(Figure figure, ToLongFunction<FigureStatus> value) {
    return () -> value.applyAsLong(status(figure));
  }

  private FigureStatus status(Figure figure) {
    return statuses.computeIfAbsent(figure, each -> FigureStatus.start(each, Instant.EPOCH));
  }
}
