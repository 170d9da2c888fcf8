package dev.winnow.pipeline.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.runtime.deploy.Agreement;
import dev.winnow.runtime.deploy.Deployment;
import dev.winnow.runtime.deploy.DeploymentStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class DeploymentMetricsTest {
  private final Map<String, Gauge<?>> gauges = new TreeMap<>();
  private List<DeploymentStatus> statuses = List.of();
  private final DeploymentMetrics metrics =
      new DeploymentMetrics(new Named(""), () -> statuses, () -> 7);

  @Test
  void counts_what_serves_and_what_was_refused() {
    statuses = List.of(serving("a", false), refused("b"), serving("c", true));
    assertThat(value("winnow.deploymentsVersion")).isEqualTo(7L);
    assertThat(value("winnow.deploymentsServing")).isEqualTo(2);
    assertThat(value("winnow.deploymentsRefused")).isEqualTo(1);
  }

  @Test
  void shows_each_deployment_by_its_id() {
    statuses = List.of(serving("a", false), refused("b"), serving("c", true));
    metrics.update();
    assertThat(of("a")).containsExactly(1.0, 0.0, 0.0);
    assertThat(of("b")).containsExactly(0.0, 0.0, 1.0);
    assertThat(of("c")).containsExactly(0.0, 1.0, 0.0);
    assertThat(value("winnow.deployment.c.shadowTexts")).isEqualTo(12.0);
    assertThat(value("winnow.deployment.c.shadowMeanDifference")).isEqualTo(0.25);
    assertThat(value("winnow.deployment.c.shadowSameSide")).isEqualTo(0.75);
  }

  @Test
  void what_is_gone_neither_serves_nor_is_refused_until_it_comes_back() {
    statuses = List.of(refused("a"));
    metrics.update();
    statuses = List.of();
    metrics.update();
    assertThat(of("a")).containsExactly(0.0, 0.0, 0.0);
    statuses = List.of(serving("a", false));
    metrics.update();
    assertThat(of("a")).containsExactly(1.0, 0.0, 0.0);
  }

  @Test
  void the_number_of_ids_that_are_ever_shown_is_bounded() {
    for (int round = 0; round < 3; round++) {
      int from = round * 50;
      statuses = IntStream.range(from, from + 50).mapToObj(i -> refused("d" + i)).toList();
      metrics.update();
    }
    assertThat(gauges).hasSize(3 + 6 * DeploymentMetrics.MAX_IDS);
    assertThat(value("winnow.deploymentsRefused")).isEqualTo(50);
  }

  private List<Object> of(String id) {
    return List.of(
        value("winnow.deployment." + id + ".serving"),
        value("winnow.deployment." + id + ".shadow"),
        value("winnow.deployment." + id + ".refused"));
  }

  private Object value(String name) {
    return Objects.requireNonNull(gauges.get(name), name).getValue();
  }

  private static DeploymentStatus serving(String id, boolean shadow) {
    return new DeploymentStatus(
        deployment(id, shadow),
        "",
        new Agreement(1, 1, 0, 0, 1),
        shadow ? new Agreement(12, 24, 0.25, 0.5, 0.75) : new Agreement(0, 0, 0, 0, 1));
  }

  private static DeploymentStatus refused(String id) {
    return new DeploymentStatus(
        deployment(id, false),
        "sha256: …",
        new Agreement(0, 0, 0, 0, 1),
        new Agreement(0, 0, 0, 0, 1));
  }

  private static Deployment deployment(String id, boolean shadow) {
    return new Deployment(id, Path.of("/models", id), "0".repeat(64), 1, shadow);
  }

  /** Keeps gauges by their full names. */
  private final class Named extends UnregisteredMetricsGroup {
    private final String prefix;

    private Named(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      gauges.put(prefix + name, gauge);
      return gauge;
    }

    @Override
    public MetricGroup addGroup(String name) {
      return new Named(prefix + name + ".");
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
      return addGroup(key).addGroup(value);
    }
  }
}
