package dev.winnow.console.rollup;

import static java.util.Objects.requireNonNull;

import dev.winnow.connectors.registry.Decoded;
import dev.winnow.schemas.Verdict;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeCount;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spreads a verdict over the groups it counts in; the value says whether it is provisional. What is
 * no verdict is skipped and counted in the metric {@code undecodable-total} of the group {@code
 * winnow-rollups}.
 */
final class VerdictGroups
    implements Processor<byte[], @Nullable Decoded<Verdict>, String, Boolean> {
  static final String METRIC_GROUP = "winnow-rollups";
  static final String UNDECODABLE = "undecodable-total";

  private static final Logger LOG = LoggerFactory.getLogger(VerdictGroups.class);

  private @Nullable ProcessorContext<String, Boolean> context;
  private @Nullable Sensor undecodable;

  @Override
  public void init(ProcessorContext<String, Boolean> context) {
    this.context = context;
    String task = context.taskId().toString();
    Sensor sensor =
        context.metrics().addSensor(UNDECODABLE + "-" + task, Sensor.RecordingLevel.INFO);
    sensor.add(
        new MetricName(
            UNDECODABLE, METRIC_GROUP, "Records that are no verdicts", Map.of("task-id", task)),
        new CumulativeCount());
    undecodable = sensor;
  }

  @Override
  public void process(Record<byte[], @Nullable Decoded<Verdict>> record) {
    if (record.value() instanceof Decoded.Record<Verdict> decoded) {
      Verdict verdict = decoded.value();
      boolean provisional = !verdict.getFinal$();
      for (Group group : Group.of(verdict)) {
        requireNonNull(context).forward(record.withKey(group.toString()).withValue(provisional));
      }
    } else {
      skip(record.value());
    }
  }

  @Override
  public void close() {
    requireNonNull(context).metrics().removeSensor(requireNonNull(undecodable));
  }

  private void skip(@Nullable Decoded<Verdict> decoded) {
    requireNonNull(undecodable).record();
    String place =
        requireNonNull(context)
            .recordMetadata()
            .map(at -> at.topic() + "/" + at.partition() + "/" + at.offset())
            .orElse("unknown place");
    LOG.debug("{}: skipped: {}", place, decoded == null ? "no value" : why(decoded));
  }

  private static String why(Decoded<Verdict> decoded) {
    return decoded.fold(
        record -> "nothing",
        Decoded.NotAvro::detail,
        unknown -> "unknown schema id " + unknown.id());
  }
}
