package dev.winnow.console.rollup;

import dev.winnow.connectors.registry.Decoded;
import dev.winnow.connectors.registry.PatientCodec;
import dev.winnow.schemas.Rollup;
import dev.winnow.schemas.Topics;
import dev.winnow.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Live verdicts in, counts by the minute out.
 *
 * <p>Each change of a group's counts is written anew under the same key, so the newest record of a
 * key holds: a reader sees the running minute grow, and need not wait for it to end.
 */
public final class RollupTopology {
  /** What is counted in one group. */
  static final Duration MINUTE = Duration.ofMinutes(1);

  static final String STORE = "rollups";

  private static final List<String> SOURCES = List.of(Topics.VERDICTS, Topics.VERDICTS_ESCALATED);

  private RollupTopology() {}

  /**
   * @param grace how long after its end a minute still takes verdicts, by the newest verdict's
   *     time; what comes later is not counted. It bounds the state: minutes older than this are
   *     dropped
   */
  public static Topology build(PatientCodec codec, Duration grace) {
    StreamsBuilder builder = new StreamsBuilder();
    groups(builder, codec)
        .groupByKey(Grouped.with("by-group", Serdes.String(), Serdes.Boolean()))
        .windowedBy(TimeWindows.ofSizeAndGrace(MINUTE, grace))
        .aggregate(
            () -> Tally.NONE,
            (group, provisional, tally) -> tally.plus(provisional),
            Named.as("count"),
            Materialized.<String, Tally, WindowStore<Bytes, byte[]>>as(STORE)
                .withKeySerde(Serdes.String())
                .withValueSerde(TallySerde.serde())
                .withRetention(MINUTE.plus(grace)))
        .toStream(Named.as("changes"))
        .map(RollupTopology::rollup, Named.as("rollup"))
        .to(
            Topics.ROLLUPS,
            Produced.with(Serdes.String(), AvroSerdes.<Rollup>writing(codec)).withName("write"));
    return builder.build();
  }

  private static KStream<String, Boolean> groups(StreamsBuilder builder, PatientCodec codec) {
    Consumed<byte[], Decoded<Verdict>> verdicts =
        Consumed.with(Serdes.ByteArray(), AvroSerdes.reading(codec, Verdict.class))
            .withTimestampExtractor(new DecidedAt())
            .withName("verdicts");
    return builder.stream(SOURCES, verdicts).process(VerdictGroups::new, Named.as("groups"));
  }

  private static KeyValue<String, Rollup> rollup(Windowed<String> windowed, Tally tally) {
    Group group = Group.parse(windowed.key());
    Instant minute = windowed.window().startTime();
    Rollup rollup =
        Rollup.newBuilder()
            .setTenant(group.tenant())
            .setWindowStart(minute)
            .setCategory(group.category())
            .setStage(group.stage())
            .setAction(group.action())
            .setVerdicts(tally.verdicts())
            .setProvisional(tally.provisional())
            .setEscalationRate(tally.escalationRate())
            .build();
    return KeyValue.pair(group.keyAt(minute), rollup);
  }
}
