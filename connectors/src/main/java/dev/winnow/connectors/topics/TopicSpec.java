package dev.winnow.connectors.topics;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How one topic should be.
 *
 * @param retention how long records are kept; {@link #FOR_EVER} for a control topic
 * @param maxRecordBytes the largest record that the broker takes
 * @param minInSyncReplicas how many replicas must have a record before it counts as written
 */
public record TopicSpec(
    String name,
    int partitions,
    short replication,
    Duration retention,
    int maxRecordBytes,
    int minInSyncReplicas) {
  /** No record is ever dropped for its age. */
  public static final Duration FOR_EVER = Duration.ofMillis(-1);

  public TopicSpec {
    require(partitions >= 1, "partitions", partitions, ">= 1");
    require(replication >= 1, "replication", replication, ">= 1");
    require(
        minInSyncReplicas >= 1 && minInSyncReplicas <= replication,
        "minInSyncReplicas",
        minInSyncReplicas,
        "1 to the replication, " + replication);
    require(maxRecordBytes > 0, "maxRecordBytes", maxRecordBytes, "> 0");
    require(retention.equals(FOR_EVER) || retention.toMillis() > 0, "retention", retention, "> 0");
  }

  /** Kafka's settings of the topic, by name. */
  Map<String, String> config() {
    Map<String, String> config = new TreeMap<>();
    config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
    config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxRecordBytes));
    config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInSyncReplicas));
    return config;
  }

  NewTopic newTopic() {
    return new NewTopic(name, partitions, replication).configs(config());
  }

  private static void require(boolean fits, String what, Object value, String expected) {
    if (!fits) {
      throw new IllegalArgumentException(what + ": " + value + " (expected: " + expected + ")");
    }
  }
}
