package dev.winnow.connectors.registry;

import dev.winnow.schemas.PortableSchema;
import dev.winnow.schemas.Topics;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Schemas by id and ids by topic, as the registry gives them. What the client reports is told apart
 * here, once: unknown, refused, or out of reach.
 */
final class Schemas {
  /** The Confluent API's own codes for a subject, a version and a schema that are not there. */
  private static final Set<Integer> NOT_FOUND = Set.of(40401, 40402, 40403);

  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private final SchemaRegistryClient client;

  Schemas(SchemaRegistryClient client) {
    this.client = client;
  }

  /**
   * The schema that a writer used; empty where the registry says that it has none under this id. A
   * mere 404 is not enough for that: a proxy or a wrong address answers so too.
   *
   * @throws UnreadableSchemaException where the id stands for something else than an Avro schema
   */
  Optional<Schema> byId(int id) {
    try {
      ParsedSchema schema = client.getSchemaById(id);
      if (schema instanceof AvroSchema avro) {
        return Optional.of(avro.rawSchema());
      }
      throw new UnreadableSchemaException(
          "schema of type " + schema.schemaType() + " (expected: AVRO)");
    } catch (RestClientException e) {
      if (NOT_FOUND.contains(e.getErrorCode())) {
        return Optional.empty();
      }
      throw new RegistryUnavailableException("schema " + id, e);
    } catch (IOException e) {
      throw new RegistryUnavailableException("schema " + id, e);
    }
  }

  /** The id of a topic's schema; registers it where that has not been done. */
  int register(String topic, Schema schema) {
    String subject = Topics.subject(topic);
    try {
      return client.register(subject, new AvroSchema(PortableSchema.of(schema)));
    } catch (RestClientException e) {
      if (e.getStatus() == CONFLICT || e.getStatus() == UNPROCESSABLE) {
        throw new RegistryRefusedException(subject, e);
      }
      throw new RegistryUnavailableException(subject, e);
    } catch (IOException e) {
      throw new RegistryUnavailableException(subject, e);
    }
  }
}
