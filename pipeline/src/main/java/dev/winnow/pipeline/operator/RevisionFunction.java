package dev.winnow.pipeline.operator;

import dev.winnow.pipeline.cascade.Escalations;
import dev.winnow.pipeline.cascade.Subject;
import dev.winnow.pipeline.cascade.Verdicts;
import dev.winnow.pipeline.revision.RevisionSet;
import dev.winnow.pipeline.revision.Ruling;
import dev.winnow.schemas.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for each item the revisions that came, passes on those that the models are to see, ends
 * the others and withdraws what they overtake. An item that was not touched for the time to live is
 * forgotten.
 */
public final class RevisionFunction extends KeyedProcessFunction<String, Item, Item> {
  private static final long serialVersionUID = 1;

  private final Duration timeToLive;
  private transient @Nullable ValueState<RevisionSet> state;
  private transient @Nullable ModerateMetrics metrics;

  public RevisionFunction(Duration timeToLive) {
    this.timeToLive = timeToLive;
  }

  @Override
  public void open(OpenContext context) {
    ValueStateDescriptor<RevisionSet> descriptor =
        new ValueStateDescriptor<>("revisions", TypeInformation.of(RevisionSet.class));
    descriptor.enableTimeToLive(
        StateTtlConfig.newBuilder(timeToLive)
            .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
            .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
            .build());
    state = getRuntimeContext().getState(descriptor);
    metrics = new ModerateMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(Item item, Context context, Collector<Item> out) throws Exception {
    ValueState<RevisionSet> revisions = Objects.requireNonNull(state);
    RevisionSet known = revisions.value();
    RevisionSet seen = known == null ? RevisionSet.empty() : known;
    long revision = item.content().getRevision();
    Ruling ruling =
        item.content().getOperation().equals(Operation.DELETE.term())
            ? Ruling.onDelete(seen, revision)
            : Ruling.onUpsert(seen, revision);
    revisions.update(ruling.seen());
    send(ruling, item, context);
    if (ruling.passes()) {
      out.collect(item);
    }
  }

  private void send(Ruling ruling, Item item, Context context) {
    Subject subject = item.subject();
    Instant now = Instant.now();
    if (ruling.withdrawn() != null) {
      Objects.requireNonNull(metrics).withdrawn();
      context.output(
          Outputs.WITHDRAWN, new Verdicts(subject).withdrawn(ruling.withdrawn(), now, null));
    }
    Ruling.Cancel cancel = ruling.cancel();
    if (cancel != null) {
      context.output(
          Outputs.ESCALATIONS, Escalations.cancel(subject, cancel.upTo(), cancel.reason(), now));
    }
    if (ruling.isRepeat()) {
      Objects.requireNonNull(metrics).duplicate();
    }
  }
}
