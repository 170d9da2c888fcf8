package dev.winnow.connectors.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.schemas.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicCatalogTest {
  private static final Map<String, TopicSpec> SPECS =
      TopicCatalog.local(4).specs().stream()
          .collect(Collectors.toMap(TopicSpec::name, Function.identity()));

  @Test
  void every_topic_is_there() {
    assertThat(SPECS).containsOnlyKeys(Topics.all().keySet());
  }

  @Test
  void control_topics_have_one_partition_and_are_kept_for_ever() {
    for (String topic : new String[] {Topics.POLICIES, Topics.DEPLOYMENTS}) {
      assertThat(SPECS.get(topic))
          .isNotNull()
          .satisfies(spec -> assertThat(spec.partitions()).isEqualTo(1))
          .satisfies(spec -> assertThat(spec.config()).containsEntry("retention.ms", "-1"));
    }
  }

  @Test
  void every_topic_takes_the_largest_record_that_our_clients_send() {
    assertThat(SPECS.values())
        .isNotEmpty()
        .allSatisfy(
            spec -> assertThat(spec.maxRecordBytes()).isEqualTo(KafkaSettings.MAX_RECORD_BYTES));
  }

  @Test
  void content_is_kept_for_a_week_unless_told_otherwise() {
    assertThat(items().retention()).isEqualTo(Duration.ofDays(7));
    TopicCatalog longer =
        new TopicCatalog(4, (short) 3, 2, Map.of(Topics.ITEMS, Duration.ofDays(14)));
    assertThat(longer.specs())
        .filteredOn(spec -> spec.name().equals(Topics.ITEMS))
        .singleElement()
        .satisfies(spec -> assertThat(spec.retention()).isEqualTo(Duration.ofDays(14)));
  }

  @Test
  void what_cannot_be_is_refused() {
    assertThatThrownBy(() -> new TopicCatalog(4, (short) 1, 1, Map.of("itms", Duration.ZERO)))
        .hasMessageContaining("retention: itms");
    assertThatThrownBy(() -> new TopicCatalog(4, (short) 1, 2, Map.of()).specs())
        .hasMessage("minInSyncReplicas: 2 (expected: 1 to the replication, 1)");
    assertThatThrownBy(() -> TopicCatalog.local(0).specs())
        .hasMessage("partitions: 0 (expected: >= 1)");
  }

  private static TopicSpec items() {
    return TopicCatalog.local(4).specs().stream()
        .filter(spec -> spec.name().equals(Topics.ITEMS))
        .findFirst()
        .orElseThrow();
  }
}
