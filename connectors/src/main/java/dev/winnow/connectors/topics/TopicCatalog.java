package dev.winnow.connectors.topics;

import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How every topic of Winnow should be.
 *
 * @param partitions of the topics with items; control topics always have one
 * @param replication copies of each partition
 * @param minInSyncReplicas copies that must have a record before it counts as written
 * @param retention by topic, without suffix; other topics keep the default one
 */
public record TopicCatalog(
    int partitions, short replication, int minInSyncReplicas, Map<String, Duration> retention) {
  public static final int DEFAULT_PARTITIONS = 4;

  private static final Set<String> CONTROL = Set.of(Topics.POLICIES, Topics.DEPLOYMENTS);
  private static final Duration DEFAULT_RETENTION = Duration.ofDays(30);

  /**
   * Content is kept for a week, what was decided for a month, what left longer, the rules for ever.
   */
  private static final Map<String, Duration> RETENTION =
      Map.of(
          Topics.ITEMS, Duration.ofDays(7),
          Topics.ESCALATIONS, Duration.ofDays(7),
          Topics.FEEDBACK, Duration.ofDays(365),
          Topics.AUDITS, Duration.ofDays(365),
          Topics.OPINIONS, Duration.ofDays(90),
          Topics.POLICIES, TopicSpec.FOR_EVER,
          Topics.DEPLOYMENTS, TopicSpec.FOR_EVER);

  public TopicCatalog {
    retention = Map.copyOf(retention);
    for (String topic : retention.keySet()) {
      if (!Topics.all().containsKey(topic)) {
        throw new IllegalArgumentException(
            "retention: " + topic + " (expected: one of " + Topics.all().keySet() + ")");
      }
    }
  }

  /** For a single broker. */
  public static TopicCatalog local(int partitions) {
    return new TopicCatalog(partitions, (short) 1, 1, Map.of());
  }

  /** Every topic, sorted by name. */
  public List<TopicSpec> specs() {
    return Topics.all().keySet().stream().map(this::spec).toList();
  }

  private TopicSpec spec(String topic) {
    return new TopicSpec(
        topic,
        CONTROL.contains(topic) ? 1 : partitions,
        replication,
        retentionOf(topic),
        KafkaSettings.MAX_RECORD_BYTES,
        minInSyncReplicas);
  }

  private Duration retentionOf(String topic) {
    Duration given = retention.get(topic);
    return given != null ? given : RETENTION.getOrDefault(liveName(topic), DEFAULT_RETENTION);
  }

  private static String liveName(String topic) {
    for (Mode mode : Mode.values()) {
      if (mode != Mode.LIVE && topic.endsWith(mode.topicSuffix())) {
        return topic.substring(0, topic.length() - mode.topicSuffix().length());
      }
    }
    return topic;
  }
}
