package dev.winnow.console.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.registry.Decoded;
import dev.winnow.schemas.Verdict;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecidedAtTest {
  private static final long WRITTEN = 1_000_000;

  @Test
  void is_the_time_of_the_decision() {
    assertThat(timeOf(verdict(WRITTEN - 5_000L))).isEqualTo(WRITTEN - 5_000);
  }

  @Test
  void is_never_later_than_the_record_itself() {
    assertThat(timeOf(verdict(WRITTEN + 3_600_000L))).isEqualTo(WRITTEN);
  }

  @Test
  void is_the_records_own_where_the_verdict_has_none() {
    assertThat(timeOf(verdict(null))).isEqualTo(WRITTEN);
    assertThat(timeOf(verdict(-1L))).isEqualTo(WRITTEN);
  }

  @Test
  void is_the_records_own_for_what_is_no_verdict() {
    assertThat(timeOf(new Decoded.NotAvro<Verdict>("no value"))).isEqualTo(WRITTEN);
  }

  private static long timeOf(Decoded<Verdict> value) {
    ConsumerRecord<Object, Object> record =
        new ConsumerRecord<>(
            "t",
            0,
            0,
            WRITTEN,
            TimestampType.CREATE_TIME,
            0,
            0,
            "key",
            value,
            new RecordHeaders(),
            Optional.empty());
    return new DecidedAt().extract(record, 0);
  }

  private static Decoded<Verdict> verdict(@Nullable Long decidedAt) {
    return new Decoded.Record<>(
        Verdict.newBuilder()
            .setVerdictId("v")
            .setTenant("acme")
            .setId("a")
            .setFinal$(true)
            .setAction("allow")
            .setDecidedBy("screen")
            .setDecidedAt(decidedAt == null ? null : Instant.ofEpochMilli(decidedAt))
            .build());
  }
}
