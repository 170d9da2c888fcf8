package dev.winnow.pipeline.deployment;

import dev.winnow.runtime.deploy.Agreement;
import dev.winnow.runtime.deploy.DeploymentStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * What became of deployments in this worker, under {@code winnow}: in all, and of each by its id.
 * Every task of a worker shows the same. Thread-safe: gauges are read by reporters at any time.
 */
final class DeploymentMetrics {
  /** A metric stays as long as its task, so ids that come later than this many have none. */
  static final int MAX_IDS = DeploymentHistory.MAX_ACTIVE;

  private final MetricGroup group;
  private final Supplier<List<DeploymentStatus>> statuses;
  private final Set<String> shown = new HashSet<>();

  /**
   * Metrics of one task.
   *
   * @param statuses as they are now; must not block
   * @param version that serves
   */
  DeploymentMetrics(
      MetricGroup operator, Supplier<List<DeploymentStatus>> statuses, LongSupplier version) {
    this.group = operator.addGroup("winnow");
    this.statuses = statuses;
    group.gauge("deploymentsVersion", (Gauge<Long>) version::getAsLong);
    group.gauge("deploymentsServing", count(DeploymentStatus::serves));
    group.gauge("deploymentsRefused", count(status -> !status.serves()));
  }

  /** Shows deployments that are new. */
  synchronized void update() {
    for (DeploymentStatus status : statuses.get()) {
      String id = status.deployment().id();
      if (shown.size() < MAX_IDS && shown.add(id)) {
        show(id);
      }
    }
  }

  private void show(String id) {
    MetricGroup own = group.addGroup("deployment", id);
    own.gauge("serving", of(id, status -> truth(decides(status))));
    own.gauge("shadow", of(id, status -> truth(isShadow(status))));
    own.gauge("refused", of(id, status -> truth(!status.serves())));
    own.gauge("shadowTexts", of(id, inShadow(Agreement::texts)));
    own.gauge("shadowMeanDifference", of(id, inShadow(Agreement::meanDifference)));
    own.gauge("shadowSameSide", of(id, inShadow(Agreement::sameSide)));
  }

  private static boolean decides(DeploymentStatus status) {
    return status.serves() && !status.deployment().shadow();
  }

  private static boolean isShadow(DeploymentStatus status) {
    return status.serves() && status.deployment().shadow();
  }

  private static double truth(boolean holds) {
    return holds ? 1 : 0;
  }

  private static ToDoubleFunction<DeploymentStatus> inShadow(ToDoubleFunction<Agreement> figure) {
    return status -> figure.applyAsDouble(status.inShadow());
  }

  private Gauge<Integer> count(Predicate<DeploymentStatus> wanted) {
    return () -> (int) statuses.get().stream().filter(wanted).count();
  }

  /** 0 for a deployment that is gone. */
  private Gauge<Double> of(String id, ToDoubleFunction<DeploymentStatus> figure) {
    return () ->
        statuses.get().stream()
            .filter(status -> status.deployment().id().equals(id))
            .mapToDouble(figure)
            .findFirst()
            .orElse(0);
  }
}
