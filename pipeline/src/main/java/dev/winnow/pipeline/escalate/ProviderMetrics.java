package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.LaneView;
import dev.winnow.connectors.escalation.ProviderUsage;
import dev.winnow.connectors.escalation.Standing;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * What operators see of each provider, under {@code provider.<name>}: how escalations ended that it
 * was the last to be asked about ({@code <outcome>}, {@code latencyMillis}), how often it was asked
 * and what that took ({@code calls}, {@code inputTokens}, {@code outputTokens}, {@code
 * costMicros}), how many of its questions could not be paid for ({@code overBudget}), and how
 * things stand with it ({@code open}, {@code away}, {@code gone}, {@code inFlight}, {@code limit},
 * and {@code waitsFor} a reason), and how often a slow question was put twice ({@code hedges}) and
 * that helped ({@code hedgesWon}).
 *
 * <p>The task's thread writes; reporters may read at any time. There are as many groups as
 * providers.
 */
final class ProviderMetrics {
  private static final List<String> REASONS = List.of("breaker", "pause", "rate", "room", "budget");
  private static final int LATENCIES = 1000;

  private final MetricGroup parent;
  private final Supplier<List<LaneView>> lanes;
  private final Map<String, Provider> providers = new HashMap<>();

  ProviderMetrics(MetricGroup parent, Supplier<List<LaneView>> lanes) {
    this.parent = parent;
    this.lanes = lanes;
    lanes.get().forEach(lane -> of(lane.provider()).show(lane.provider()));
  }

  /** Books what each provider had of it to that provider. */
  void took(Escalated end) {
    end.asked().forEach(one -> of(one.provider()).took(one));
    end.overBudget().forEach(name -> of(name).overBudget.inc());
  }

  void ended(Escalated end, Duration latency) {
    of(end.provider()).ended(end, latency);
  }

  private Provider of(String name) {
    return providers.computeIfAbsent(
        name, n -> new Provider(parent.addGroup("provider", n.replace('.', '_'))));
  }

  /** The metrics of one provider. */
  private final class Provider {
    private final MetricGroup group;
    private final Map<String, Counter> outcomes = new HashMap<>();
    private final Counter calls;
    private final Counter overBudget;
    private final Counter inputTokens;
    private final Counter outputTokens;
    private final Counter costMicros;
    private final Histogram latencyMillis;

    Provider(MetricGroup group) {
      this.group = group;
      this.calls = group.counter("calls");
      this.overBudget = group.counter("overBudget");
      this.inputTokens = group.counter("inputTokens");
      this.outputTokens = group.counter("outputTokens");
      this.costMicros = group.counter("costMicros");
      this.latencyMillis =
          group.histogram("latencyMillis", new DescriptiveStatisticsHistogram(LATENCIES));
    }

    void ended(Escalated end, Duration latency) {
      outcomes.computeIfAbsent(end.outcome().term(), group::counter).inc();
      latencyMillis.update(latency.toMillis());
    }

    void took(ProviderUsage asked) {
      calls.inc(asked.calls());
      inputTokens.inc(asked.usage().inputTokens());
      outputTokens.inc(asked.usage().outputTokens());
      costMicros.inc(asked.usage().costMicros());
    }

    void show(String name) {
      gauge(name, "open", lane -> lane.open() ? 1 : 0);
      gauge(name, "away", lane -> lane.standing() == Standing.UP ? 0 : 1);
      gauge(name, "gone", lane -> lane.standing() == Standing.GONE ? 1 : 0);
      gauge(name, "inFlight", LaneView::inFlight);
      gauge(name, "limit", LaneView::limit);
      gauge(name, "hedges", LaneView::hedges);
      gauge(name, "hedgesWon", LaneView::hedgesWon);
      for (String reason : REASONS) {
        gauge(
            name,
            "waitsFor_" + reason,
            lane -> lane.waitsFor().equals(reason) ? lane.waiting() - lane.retrying() : 0);
      }
      gauge(name, "waitsFor_retry", LaneView::retrying);
    }

    private void gauge(String name, String metric, Function<LaneView, Integer> value) {
      group.gauge(
          metric,
          (Gauge<Integer>)
              () ->
                  lanes.get().stream()
                      .filter(lane -> lane.provider().equals(name))
                      .map(value)
                      .findFirst()
                      .orElse(0));
    }
  }
}
