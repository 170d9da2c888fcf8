package dev.winnow.connectors.topics;

import dev.winnow.connectors.ConnectorException;
import dev.winnow.connectors.RetryableConnectorException;
import dev.winnow.connectors.kafka.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/** Makes the topics of a catalogue, and tells how those that exist differ from it. */
public final class TopicSetup implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Admin admin;

  private TopicSetup(Admin admin) {
    this.admin = admin;
  }

  public static TopicSetup connect(KafkaSettings kafka) {
    return new TopicSetup(Admin.create(kafka.admin()));
  }

  /**
   * Makes the topics that are missing. Those that exist stay as they are: see {@link #differences}.
   *
   * @return the names of those made, sorted
   * @throws RetryableConnectorException where no broker answers
   * @throws ConnectorException where the broker refuses
   */
  public List<String> create(TopicCatalog catalog) {
    Set<String> existing = await(admin.listTopics().names());
    List<String> made = new ArrayList<>();
    for (TopicSpec spec : catalog.specs()) {
      if (!existing.contains(spec.name()) && createOne(spec)) {
        made.add(spec.name());
      }
    }
    return made;
  }

  /**
   * What is missing or otherwise than in the catalogue, one sentence a difference. More partitions
   * than asked for are no difference, except for a topic that must have one.
   */
  public List<String> differences(TopicCatalog catalog) {
    Map<String, TopicSpec> specs =
        catalog.specs().stream().collect(Collectors.toMap(TopicSpec::name, Function.identity()));
    Set<String> existing = await(admin.listTopics().names());
    List<String> present = specs.keySet().stream().filter(existing::contains).toList();
    Map<String, TopicDescription> descriptions =
        await(admin.describeTopics(present).allTopicNames());
    Map<String, Config> configs = configs(present);
    List<String> differences = new ArrayList<>();
    for (TopicSpec spec : catalog.specs()) {
      compare(spec, descriptions.get(spec.name()), configs.get(spec.name()), differences);
    }
    return differences;
  }

  @Override
  public void close() {
    admin.close();
  }

  /** False where somebody else was quicker. */
  private boolean createOne(TopicSpec spec) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        await(admin.createTopics(List.of(spec.newTopic())).all());
        return true;
      } catch (ConnectorException e) {
        if (e.getCause() instanceof TopicExistsException) {
          return false;
        }
        if (!isStarting(e) || System.nanoTime() > deadline) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** A broker that has just come up counts as none for a moment; this is how Kafka says so. */
  private static boolean isStarting(ConnectorException e) {
    return e.getCause() instanceof InvalidReplicationFactorException;
  }

  private Map<String, Config> configs(List<String> topics) {
    List<ConfigResource> resources =
        topics.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    return await(admin.describeConfigs(resources).all()).entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
  }

  private static void compare(
      TopicSpec spec,
      @Nullable TopicDescription found,
      @Nullable Config config,
      List<String> differences) {
    if (found == null || config == null) {
      differences.add(spec.name() + ": missing");
      return;
    }
    int partitions = found.partitions().size();
    if (partitions < spec.partitions() || (spec.partitions() == 1 && partitions > 1)) {
      differences.add(difference(spec, "partitions", partitions, spec.partitions()));
    }
    int replicas = found.partitions().get(0).replicas().size();
    if (replicas != spec.replication()) {
      differences.add(difference(spec, "replication", replicas, spec.replication()));
    }
    spec.config()
        .forEach(
            (name, expected) -> {
              String value = config.get(name).value();
              if (!expected.equals(value)) {
                differences.add(difference(spec, name, value, expected));
              }
            });
  }

  private static String difference(TopicSpec spec, String what, Object found, Object expected) {
    return "%s: %s %s (expected: %s)".formatted(spec.name(), what, found, expected);
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new RetryableConnectorException("no broker answered within " + PATIENCE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetryableConnectorException("interrupted while waiting for the broker", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        throw new RetryableConnectorException("broker: " + e.getCause().getMessage(), e.getCause());
      }
      throw new ConnectorException("broker: " + String.valueOf(e.getCause()), e.getCause());
    }
  }
}
