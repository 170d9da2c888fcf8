package dev.winnow.cli.demo;

import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.connectors.kafka.TopicReader;
import dev.winnow.connectors.registry.AvroCodec;
import dev.winnow.connectors.registry.RegistrySettings;
import dev.winnow.schemas.Rollup;
import dev.winnow.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/** The newest roll-up of each group: a later record of a key replaces the earlier. */
final class Rollups implements AutoCloseable {
  /** Stands in the place of a category for the counts of all verdicts. */
  static final String ALL = "*";

  private static final Duration POLL = Duration.ofMillis(100);

  private final TopicReader reader;
  private final AvroCodec codec;
  private final Map<String, Rollup> newest = new HashMap<>();

  private Rollups(TopicReader reader, AvroCodec codec) {
    this.reader = reader;
    this.codec = codec;
  }

  static Rollups open(KafkaSettings kafka, RegistrySettings registry) {
    return new Rollups(TopicReader.open(kafka, Topics.ROLLUPS, true), AvroCodec.connect(registry));
  }

  /**
   * Reads until the number of counted verdicts is as wanted, or the time is over.
   *
   * @return all groups as they are then
   */
  Collection<Rollup> readUntil(LongPredicate verdicts, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!verdicts.test(counted()) && System.nanoTime() < end) {
      reader.poll(POLL).forEach(this::take);
    }
    return newest.values();
  }

  @Override
  public void close() {
    reader.close();
    codec.close();
  }

  private long counted() {
    return newest.values().stream()
        .filter(rollup -> rollup.getCategory().equals(ALL))
        .mapToLong(Rollup::getVerdicts)
        .sum();
  }

  private void take(RawRecord record) {
    byte[] key = record.key();
    Optional<Rollup> rollup =
        codec
            .decode(record.value(), Rollup.class)
            .fold(
                found -> Optional.of(found.value()),
                notAvro -> Optional.empty(),
                unknown -> Optional.empty());
    if (key != null) {
      rollup.ifPresent(value -> newest.put(new String(key, StandardCharsets.UTF_8), value));
    }
  }
}
