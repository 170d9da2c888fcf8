package dev.winnow.distribution.whole;

import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.registry.AvroCodec;
import dev.winnow.connectors.registry.RegistrySettings;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.Topics;
import dev.winnow.stack.local.LocalStack;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts items, and bytes that are none, on content.items, and knows where they lie. */
public final class Publisher implements AutoCloseable {
  private final AvroCodec codec;
  private final KafkaProducer<byte[], byte[]> producer;

  public Publisher(LocalStack stack) {
    this(stack.kafka(), stack.registrySettings());
  }

  public Publisher(KafkaSettings kafka, RegistrySettings registry) {
    Properties properties = kafka.producer();
    codec = AvroCodec.connect(registry);
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  public RecordMetadata publish(ContentItem item) throws Exception {
    return publish(item.getTenant() + "/" + item.getId(), encode(item));
  }

  /** Bytes as they are, under a key. */
  public RecordMetadata publish(String key, byte @Nullable [] value) throws Exception {
    return producer
        .send(new ProducerRecord<>(Topics.ITEMS, key.getBytes(StandardCharsets.UTF_8), value))
        .get(30, TimeUnit.SECONDS);
  }

  /** An item as it would be published. */
  public byte[] encode(ContentItem item) {
    return codec.encode(Topics.ITEMS, item);
  }

  /** An item of the tenant {@code whole}. */
  public static ContentItem.Builder item(String id, String text) {
    return ContentItem.newBuilder().setTenant("whole").setId(id).setText(text);
  }

  @Override
  public void close() {
    producer.close();
    codec.close();
  }
}
