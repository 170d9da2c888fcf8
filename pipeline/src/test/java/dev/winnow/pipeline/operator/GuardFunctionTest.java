package dev.winnow.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.connectors.registry.AvroCodec;
import dev.winnow.connectors.registry.PatientCodec;
import dev.winnow.pipeline.cascade.Items;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.Topics;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GuardFunctionTest {
  private static final MockSchemaRegistryClient REGISTRY = new MockSchemaRegistryClient();

  private final AvroCodec writer = new AvroCodec(REGISTRY);
  private OneInputStreamOperatorTestHarness<RawRecord, Item> harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        ProcessFunctionTestHarnesses.forProcessFunction(
            new GuardFunction(() -> new PatientCodec(new AvroCodec(REGISTRY)), 100));
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void passes_on_what_it_can_read_with_the_record_it_came_in() throws Exception {
    ContentItem item = Items.item("a").build();
    send(5, writer.encode(Topics.ITEMS, item));
    assertThat(harness.extractOutputValues())
        .singleElement()
        .satisfies(
            passed -> {
              assertThat(passed.content()).isEqualTo(item);
              assertThat(passed.record().offset()).isEqualTo(5);
            });
    assertThat(deadLetters()).isEmpty();
  }

  @Test
  void garbage_and_unknown_schemas_become_dead_letters_and_the_stream_goes_on() throws Exception {
    send(0, "not avro".getBytes(StandardCharsets.UTF_8));
    send(1, new byte[] {0, 0, 1, 0, 0, 9});
    send(2, null);
    byte[] truncated = writer.encode(Topics.ITEMS, Items.item("a").build());
    send(3, Arrays.copyOf(truncated, truncated.length - 3));
    send(4, writer.encode(Topics.ITEMS, Items.item("b").build()));
    assertThat(deadLetters())
        .extracting(DeadLetter::getOffset, DeadLetter::getReason)
        .containsExactly(
            tuple(0L, "not_avro"),
            tuple(1L, "unknown_schema"),
            tuple(2L, "not_avro"),
            tuple(3L, "not_avro"));
    assertThat(harness.extractOutputValues()).hasSize(1);
  }

  @Test
  void an_oversized_text_names_its_item_its_size_and_the_limit() throws Exception {
    send(9, writer.encode(Topics.ITEMS, Items.item("a").setText("e".repeat(101)).build()));
    assertThat(deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.getReason()).isEqualTo("oversized_text");
              assertThat(letter.getDetail()).isEqualTo("text: 101 bytes (expected: at most 100)");
              assertThat(letter.getTenant()).isEqualTo("acme");
              assertThat(letter.getId()).isEqualTo("a");
            });
  }

  private void send(long offset, byte @Nullable [] value) throws Exception {
    harness.processElement(Records.raw(offset, value), 0);
  }

  private List<DeadLetter> deadLetters() {
    var letters = harness.getSideOutput(Outputs.DEAD_LETTERS);
    return letters == null ? List.of() : letters.stream().map(r -> r.getValue()).toList();
  }
}
