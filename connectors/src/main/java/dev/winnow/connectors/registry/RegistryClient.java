package dev.winnow.connectors.registry;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Confluent client with limits that suit a stream: short time-outs, and ids that the registry
 * does not know are remembered for ten seconds, so that a flood of them does not become a flood of
 * requests.
 *
 * <p>It tells an entry that is not Avro (JSON Schema, Protobuf) from a failing registry; the plain
 * client reports both as an I/O error, and a reader would wait for ever.
 */
final class RegistryClient extends CachedSchemaRegistryClient {
  private static final int MAX_SCHEMAS = 1_000;

  private static final Map<String, Object> DEFAULTS =
      Map.of(
          SchemaRegistryClientConfig.HTTP_CONNECT_TIMEOUT_MS, "3000",
          SchemaRegistryClientConfig.HTTP_READ_TIMEOUT_MS, "10000");

  /** The client casts these and cannot take the text that a user would give. */
  private static final Map<String, Object> FIXED =
      Map.of(
          SchemaRegistryClientConfig.MISSING_CACHE_SIZE_CONFIG,
          10_000,
          SchemaRegistryClientConfig.MISSING_ID_CACHE_TTL_CONFIG,
          10L);

  RegistryClient(RegistrySettings settings) {
    super(
        List.of(settings.url()),
        MAX_SCHEMAS,
        List.of(new AvroSchemaProvider()),
        withDefaults(settings.properties()));
  }

  @Override
  public Optional<ParsedSchema> parseSchema(Schema schema) {
    Optional<ParsedSchema> parsed = super.parseSchema(schema);
    if (parsed.isEmpty()) {
      throw new UnreadableSchemaException(
          "schema of type " + schema.getSchemaType() + " (expected: a valid AVRO schema)");
    }
    return parsed;
  }

  private static Map<String, Object> withDefaults(Map<String, String> properties) {
    Map<String, Object> merged = new HashMap<>(DEFAULTS);
    merged.putAll(properties);
    merged.putAll(FIXED);
    return merged;
  }
}
