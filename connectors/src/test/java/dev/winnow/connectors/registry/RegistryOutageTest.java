package dev.winnow.connectors.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryOutageTest {
  private final RegistryServer registry = RegistryServer.start();
  private final AvroCodec codec = AvroCodec.connect(registry.settings());

  @AfterEach
  void close() {
    codec.close();
    registry.close();
  }

  @Test
  void what_is_known_is_read_and_written_without_a_registry() {
    byte[] bytes = codec.encode(Topics.ITEMS, item());
    codec.decode(bytes, ContentItem.class);
    registry.down();

    assertThat(codec.encode(Topics.ITEMS, item())).isEqualTo(bytes);
    assertThat(codec.decode(bytes, ContentItem.class)).isEqualTo(new Decoded.Record<>(item()));
  }

  @Test
  void a_registry_out_of_reach_says_nothing_about_a_record() {
    byte[] bytes = codec.encode(Topics.ITEMS, item());
    registry.down();

    try (AvroCodec fresh = AvroCodec.connect(registry.settings())) {
      assertThatThrownBy(() -> fresh.decode(bytes, ContentItem.class))
          .isInstanceOf(RegistryUnavailableException.class);
      assertThatThrownBy(() -> fresh.encode(Topics.ITEMS, item()))
          .isInstanceOf(RegistryUnavailableException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429, 500, 503})
  void an_answer_that_is_no_registrys_is_no_reason_to_give_a_record_up(int status) {
    byte[] bytes = codec.encode(Topics.ITEMS, item());
    registry.failWith(status);

    try (AvroCodec fresh = AvroCodec.connect(registry.settings())) {
      assertThatThrownBy(() -> fresh.decode(bytes, ContentItem.class))
          .isInstanceOf(RegistryUnavailableException.class);
    }
  }

  @Test
  void an_unknown_id_is_asked_for_once_in_a_while_only() {
    byte[] bytes = codec.encode(Topics.ITEMS, item());
    ByteBuffer.wrap(bytes).putInt(1, 4711);
    int before = registry.requests();

    for (int i = 0; i < 100; i++) {
      assertThat(codec.decode(bytes, ContentItem.class))
          .isEqualTo(new Decoded.UnknownSchema<>(4711));
    }

    assertThat(registry.requests() - before).isEqualTo(1);
  }

  @Test
  void an_id_of_another_kind_of_schema_is_not_avro() {
    byte[] bytes = codec.encode(Topics.ITEMS, item());
    ByteBuffer.wrap(bytes).putInt(1, registry.add("JSON", "{\"type\":\"object\"}"));
    assertThat(codec.decode(bytes, ContentItem.class)).isInstanceOf(Decoded.NotAvro.class);

    ByteBuffer.wrap(bytes).putInt(1, registry.add("AVRO", "{\"type\":\"nonsense\"}"));
    assertThat(codec.decode(bytes, ContentItem.class)).isInstanceOf(Decoded.NotAvro.class);
  }

  @Test
  void a_patient_codec_goes_on_when_the_registry_is_back() {
    byte[] bytes = codec.encode(Topics.ITEMS, item());
    registry.down();

    try (PatientCodec patient = PatientCodec.connect(registry.settings())) {
      CompletableFuture<Decoded<ContentItem>> read =
          CompletableFuture.supplyAsync(() -> patient.decode(bytes, ContentItem.class));
      CompletableFuture<byte[]> written =
          CompletableFuture.supplyAsync(() -> patient.encode(Topics.ITEMS, item()));
      await().during(Duration.ofMillis(500)).until(() -> !read.isDone() && !written.isDone());
      registry.up();

      await().atMost(Duration.ofSeconds(20)).until(() -> read.isDone() && written.isDone());
      assertThat(read.join()).isEqualTo(new Decoded.Record<>(item()));
      assertThat(written.join()).isEqualTo(bytes);
    }
  }

  @Test
  void an_interrupt_ends_the_waiting() {
    registry.down();
    AtomicReference<Throwable> ended = new AtomicReference<>();
    Thread waiting =
        new Thread(
            () -> {
              try (PatientCodec patient = PatientCodec.connect(registry.settings())) {
                patient.encode(Topics.ITEMS, item());
              } catch (CancellationException e) {
                ended.set(e);
              }
            });
    waiting.start();
    waiting.interrupt();

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(ended.get()).isInstanceOf(CancellationException.class));
  }

  private static ContentItem item() {
    return ContentItem.newBuilder().setTenant("acme").setId("7").setText("a text").build();
  }
}
