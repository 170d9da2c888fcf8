package dev.winnow.connectors.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.winnow.connectors.registry.AvroCodec;
import dev.winnow.connectors.registry.Decoded;
import dev.winnow.connectors.registry.PatientCodec;
import dev.winnow.connectors.registry.RegistryServer;
import dev.winnow.schemas.PolicyUpdate;
import dev.winnow.schemas.Topics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ControlLogTest {
  private static final TopicPartition PARTITION = new TopicPartition(Topics.POLICIES, 0);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final RegistryServer registry = RegistryServer.start();
  private final AvroCodec codec = AvroCodec.connect(registry.settings());
  private final List<ControlRecord<PolicyUpdate>> told = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    codec.close();
    registry.close();
  }

  @Test
  void the_start_has_ended_when_all_that_was_there_has_been_told() throws Exception {
    MockConsumer<byte[], byte[]> consumer = consumer(1, record(0), record(1));

    try (ControlLog<PolicyUpdate> log = follow(told::add, consumer)) {
      assertThat(log.awaitStartupEnd(LIMIT)).isTrue();
      assertThat(told).extracting(ControlRecord::offset).containsExactly(0L, 1L);
    }
  }

  @Test
  void what_comes_later_is_told_and_can_be_waited_for() throws Exception {
    MockConsumer<byte[], byte[]> consumer = consumer(1, record(0));

    try (ControlLog<PolicyUpdate> log = follow(told::add, consumer)) {
      assertThat(log.awaitStartupEnd(LIMIT)).isTrue();
      assertThat(log.awaitOffset(1, Duration.ofMillis(100))).isFalse();
      consumer.schedulePollTask(() -> consumer.addRecord(record(1)));

      assertThat(log.awaitOffset(1, LIMIT)).isTrue();
      assertThat(told).extracting(ControlRecord::offset).containsExactly(0L, 1L);
    }
  }

  @Test
  void what_is_no_record_is_shown_too() throws Exception {
    MockConsumer<byte[], byte[]> consumer =
        consumer(1, new ConsumerRecord<>(Topics.POLICIES, 0, 0, new byte[0], new byte[] {1}));

    try (ControlLog<PolicyUpdate> log = follow(told::add, consumer)) {
      assertThat(log.awaitStartupEnd(LIMIT)).isTrue();
      assertThat(told.get(0).value()).isInstanceOf(Decoded.NotAvro.class);
    }
  }

  @Test
  void after_a_failure_it_goes_on_where_it_was() throws Exception {
    MockConsumer<byte[], byte[]> first = consumer(1, record(0));
    MockConsumer<byte[], byte[]> second = consumer(1, record(0), record(1));

    try (ControlLog<PolicyUpdate> log = follow(told::add, first, second)) {
      assertThat(log.awaitStartupEnd(LIMIT)).isTrue();
      first.schedulePollTask(() -> first.setPollException(new KafkaException("broker lost")));

      assertThat(log.awaitOffset(1, LIMIT)).isTrue();
      assertThat(told).extracting(ControlRecord::offset).containsExactly(0L, 1L);
      assertThat(first.closed()).isTrue();
    }
  }

  @Test
  void a_registry_out_of_reach_only_delays() throws Exception {
    MockConsumer<byte[], byte[]> consumer = consumer(1, record(0));
    registry.down();

    try (ControlLog<PolicyUpdate> log = follow(told::add, consumer)) {
      assertThat(log.awaitStartupEnd(Duration.ofMillis(500))).isFalse();
      registry.up();
      assertThat(log.awaitStartupEnd(LIMIT)).isTrue();
      assertThat(told).hasSize(1);
    }
  }

  @Test
  void closing_ends_the_wait_for_a_registry() {
    MockConsumer<byte[], byte[]> consumer = consumer(1, record(0));
    registry.failWith(503);
    int before = registry.requests();
    ControlLog<PolicyUpdate> log = follow(told::add, consumer);
    await().atMost(LIMIT).until(() -> registry.requests() > before);

    log.close();

    assertThat(consumer.closed()).isTrue();
    assertThat(told).isEmpty();
  }

  @Test
  void a_listener_that_throws_ends_the_log_and_those_who_wait_are_told() {
    MockConsumer<byte[], byte[]> consumer = consumer(1, record(0));

    try (ControlLog<PolicyUpdate> log =
        follow(
            record -> {
              throw new IllegalStateException("cannot fold");
            },
            consumer)) {
      assertThatThrownBy(() -> log.awaitStartupEnd(LIMIT))
          .isInstanceOf(ControlLogException.class)
          .hasMessageContaining(Topics.POLICIES + "/0/0")
          .hasRootCauseMessage("cannot fold");
    }
  }

  @Test
  void a_topic_of_several_partitions_has_no_order_and_is_not_followed() {
    try (ControlLog<PolicyUpdate> log = follow(told::add, consumer(2, record(0)))) {
      assertThatThrownBy(() -> log.awaitStartupEnd(LIMIT))
          .isInstanceOf(ControlLogException.class)
          .hasMessage(Topics.POLICIES + ": 2 partitions (expected: 1)");
    }
  }

  @SafeVarargs
  private ControlLog<PolicyUpdate> follow(
      ControlListener<PolicyUpdate> listener, MockConsumer<byte[], byte[]>... consumers) {
    Queue<MockConsumer<byte[], byte[]>> left = new ArrayDeque<>(List.of(consumers));
    Supplier<Consumer<byte[], byte[]>> supplier = left::remove;
    return ControlLog.follow(
        Topics.POLICIES,
        PolicyUpdate.class,
        supplier,
        PatientCodec.connect(registry.settings()),
        listener);
  }

  @SafeVarargs
  private static MockConsumer<byte[], byte[]> consumer(
      int partitions, ConsumerRecord<byte[], byte[]>... records) {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    consumer.updatePartitions(Topics.POLICIES, Collections.nCopies(partitions, info()));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, (long) records.length));
    consumer.schedulePollTask(() -> List.of(records).forEach(consumer::addRecord));
    return consumer;
  }

  private static PartitionInfo info() {
    return new PartitionInfo(Topics.POLICIES, 0, null, new Node[0], new Node[0]);
  }

  private ConsumerRecord<byte[], byte[]> record(long offset) {
    PolicyUpdate update =
        PolicyUpdate.newBuilder().setBaseVersion(offset).setDocument("{}").build();
    return new ConsumerRecord<>(
        Topics.POLICIES, 0, offset, new byte[0], codec.encode(Topics.POLICIES, update));
  }
}
