package dev.winnow.connectors.registry;

import dev.winnow.schemas.PortableSchema;
import dev.winnow.schemas.Topics;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Puts the schema of every topic into the registry, and holds it to FULL_TRANSITIVE: any version
 * reads what any other wrote, so readers and writers upgrade in any order.
 */
public final class SchemaRegistration implements AutoCloseable {
  private static final String LEVEL = CompatibilityLevel.FULL_TRANSITIVE.name;
  private static final int NOT_FOUND = 404;

  private final SchemaRegistryClient client;

  /** Takes the client over: it is closed with this. */
  public SchemaRegistration(SchemaRegistryClient client) {
    this.client = client;
  }

  public static SchemaRegistration connect(RegistrySettings settings) {
    return new SchemaRegistration(new RegistryClient(settings));
  }

  /**
   * Sets the compatibility, for the registry and for each subject, and registers all schemas. Doing
   * it again changes nothing.
   *
   * @return the schema ids by subject
   * @throws RegistryUnavailableException where the registry is out of reach
   * @throws RegistryRefusedException where a subject has a schema that ours is incompatible with
   */
  public Map<String, Integer> registerAll() {
    Schemas schemas = new Schemas(client);
    Map<String, Integer> ids = new TreeMap<>();
    setLevel(null);
    for (Map.Entry<String, Schema> topic : Topics.all().entrySet()) {
      String subject = Topics.subject(topic.getKey());
      ids.put(subject, schemas.register(topic.getKey(), topic.getValue()));
      setLevel(subject);
    }
    return ids;
  }

  /**
   * What the registry lacks or holds otherwise, one sentence a difference; empty where all is well.
   *
   * @throws RegistryUnavailableException where the registry is out of reach
   */
  public List<String> differences() {
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, Schema> topic : Topics.all().entrySet()) {
      String subject = Topics.subject(topic.getKey());
      try {
        client.getId(subject, new AvroSchema(PortableSchema.of(topic.getValue())));
        String level = client.getCompatibility(subject);
        if (!LEVEL.equals(level)) {
          differences.add("%s: compatibility %s (expected: %s)".formatted(subject, level, LEVEL));
        }
      } catch (RestClientException e) {
        if (e.getStatus() != NOT_FOUND) {
          throw new RegistryUnavailableException(subject, e);
        }
        differences.add(subject + ": this version's schema or its compatibility is not registered");
      } catch (IOException e) {
        throw new RegistryUnavailableException(subject, e);
      }
    }
    return differences;
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void setLevel(@Nullable String subject) {
    String what = subject == null ? "the registry's compatibility" : subject;
    try {
      client.updateCompatibility(subject, LEVEL);
    } catch (IOException | RestClientException e) {
      throw new RegistryUnavailableException(what, e);
    }
  }
}
