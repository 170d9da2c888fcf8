package dev.winnow.pipeline.drift;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place of the job where the counts of all subtasks come together and are held against the
 * reference. It gives nothing on: what it finds is in its metrics and, once for each figure, in the
 * log. It stands in every job, so that checkpoints fit whether there is a reference or not.
 */
public final class DriftFunction extends ProcessFunction<DriftCounts, Void>
    implements CheckpointedFunction {
  /** How many items, about, the distance is told over. */
  static final double MEMORY_ITEMS = 10_000;

  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(DriftFunction.class);

  private final @Nullable DriftReference reference;
  private transient @Nullable ListState<FigureEntry> entries;
  private transient @Nullable DriftWatch watch;
  private transient @Nullable DriftMetrics metrics;

  DriftFunction(@Nullable DriftReference reference) {
    this.reference = reference;
  }

  /**
   * Puts it behind those who count, as the operator {@code drift}.
   *
   * @param reference null for none: it does nothing
   */
  public static void over(DataStream<DriftCounts> counted, @Nullable DriftReference reference) {
    counted
        .process(new DriftFunction(reference), Types.VOID)
        .setParallelism(1)
        .uid("drift")
        .name("drift");
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    entries =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("figures", TypeInformation.of(FigureEntry.class)));
    if (reference != null) {
      watch = new DriftWatch(reference, MEMORY_ITEMS, Instant.now());
      watch.restore(entries.get());
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    if (watch != null) {
      Objects.requireNonNull(entries).update(watch.snapshot());
    }
  }

  @Override
  public void open(OpenContext context) {
    if (reference != null) {
      metrics =
          new DriftMetrics(
              getRuntimeContext().getMetricGroup(),
              Objects.requireNonNull(watch).statuses(),
              reference.alarmAt());
      LOG.info("drift: the stream is held against {}", reference);
    }
  }

  /** How all figures stand; none without a reference. */
  List<FigureStatus> statuses() {
    return watch == null ? List.of() : watch.statuses();
  }

  @Override
  public void processElement(DriftCounts counted, Context context, Collector<Void> out) {
    if (watch == null) {
      return;
    }
    long now = context.timerService().currentProcessingTime();
    for (FigureStatus sounding : watch.add(counted, Instant.ofEpochMilli(now))) {
      LOG.warn(
          "drift: {} is no longer distributed as in the reference (evidence {}, alarm at {},"
              + " distance {} over the last items, {} items seen)",
          sounding.figure().name(),
          "%.1f".formatted(sounding.evidence()),
          "%.1f".formatted(Objects.requireNonNull(reference).alarmAt()),
          "%.3f".formatted(sounding.distance()),
          sounding.items());
    }
    Objects.requireNonNull(metrics).show(watch.statuses());
  }
}
