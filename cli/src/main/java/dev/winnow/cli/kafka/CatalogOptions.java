package dev.winnow.cli.kafka;

import dev.winnow.connectors.topics.TopicCatalog;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** How the topics should be. */
final class CatalogOptions {
  @Option(
      names = "--partitions",
      defaultValue = "" + TopicCatalog.DEFAULT_PARTITIONS,
      description =
          "Partitions of the topics with items; control topics have one. Default:"
              + " ${DEFAULT-VALUE}.")
  private int partitions;

  @Option(
      names = "--replication",
      defaultValue = "1",
      description = "Copies of each partition. Default: ${DEFAULT-VALUE}.")
  private short replication;

  @Option(
      names = "--min-isr",
      defaultValue = "1",
      description =
          "Copies that must have a record before it counts as written. Default: ${DEFAULT-VALUE}.")
  private int minInSyncReplicas;

  @Option(
      names = "--retention",
      paramLabel = "TOPIC=DURATION",
      description =
          "How long a topic keeps records, such as content.items=14d. Repeatable. Default: 7 days"
              + " of items and escalations, 365 of feedback and audits, 30 of all else, policies"
              + " for ever.")
  private Map<String, String> retention = new HashMap<>();

  TopicCatalog catalog() {
    DurationConverter converter = new DurationConverter();
    Map<String, Duration> durations = new HashMap<>();
    retention.forEach((topic, duration) -> durations.put(topic, converter.convert(duration)));
    return new TopicCatalog(partitions, replication, minInSyncReplicas, durations);
  }
}
