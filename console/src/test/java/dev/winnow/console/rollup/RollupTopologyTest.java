package dev.winnow.console.rollup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.winnow.connectors.registry.AvroCodec;
import dev.winnow.connectors.registry.Decoded;
import dev.winnow.connectors.registry.PatientCodec;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Rollup;
import dev.winnow.schemas.Topics;
import dev.winnow.schemas.Verdict;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollupTopologyTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration GRACE = Duration.ofMinutes(10);

  private final PatientCodec codec =
      new PatientCodec(new AvroCodec(new MockSchemaRegistryClient()));
  private final RocksDbMemory memory = new RocksDbMemory();
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> verdicts;
  private TestInputTopic<String, byte[]> escalated;
  private TestOutputTopic<String, byte[]> rollups;

  @BeforeEach
  void start(@TempDir Path state) {
    Properties properties =
        RollupStreams.properties(
            RollupSettings.of("127.0.0.1:1", "http://127.0.0.1:1", state, GRACE), memory);
    driver = new TopologyTestDriver(RollupTopology.build(codec, GRACE), properties);
    verdicts =
        driver.createInputTopic(Topics.VERDICTS, new StringSerializer(), new ByteArraySerializer());
    escalated =
        driver.createInputTopic(
            Topics.VERDICTS_ESCALATED, new StringSerializer(), new ByteArraySerializer());
    rollups =
        driver.createOutputTopic(
            Topics.ROLLUPS, new StringDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
    memory.close();
    codec.close();
  }

  @Test
  void counts_by_action() {
    publish(verdict("a", "allow", NOON));
    publish(verdict("b", "allow", NOON.plusSeconds(30)));
    publish(verdict("c", "remove", NOON.plusSeconds(59)));

    assertThat(newest())
        .containsOnly(
            entry("acme/2026-03-01T12:00:00Z/*/specialists/allow", "2/0"),
            entry("acme/2026-03-01T12:00:00Z/*/specialists/remove", "1/0"));
  }

  @Test
  void counts_a_verdict_in_each_category_that_is_flagged_and_in_no_other() {
    Verdict verdict = verdict("a", "remove", NOON);
    verdict.setLabels(Map.of("spam", label(true), "hate", label(true), "toxicity", label(false)));
    publish(verdict);

    assertThat(newest())
        .containsOnlyKeys(
            "acme/2026-03-01T12:00:00Z/*/specialists/remove",
            "acme/2026-03-01T12:00:00Z/spam/specialists/remove",
            "acme/2026-03-01T12:00:00Z/hate/specialists/remove");
  }

  @Test
  void the_escalation_rate_is_the_share_that_was_passed_on() {
    publish(verdict("a", "allow", NOON));
    publish(verdict("b", "allow", NOON));
    publish(verdict("c", "allow", NOON));
    Verdict unsure = verdict("d", "allow", NOON);
    unsure.setFinal$(false);
    publish(unsure);

    Rollup allowed = last("acme/2026-03-01T12:00:00Z/*/specialists/allow");
    assertThat(allowed.getVerdicts()).isEqualTo(4);
    assertThat(allowed.getProvisional()).isEqualTo(1);
    assertThat(allowed.getEscalationRate()).isEqualTo(0.25);
  }

  @Test
  void the_answer_to_an_escalation_counts_at_its_own_stage_and_minute() {
    Verdict unsure = verdict("a", "allow", NOON);
    unsure.setFinal$(false);
    publish(unsure);
    Verdict answer = verdict("a", "remove", NOON.plusSeconds(70));
    answer.setDecidedBy("general");
    escalated.pipeInput("acme/a", bytes(answer), answer.getDecidedAt());

    assertThat(newest())
        .containsEntry("acme/2026-03-01T12:00:00Z/*/specialists/allow", "1/1")
        .containsEntry("acme/2026-03-01T12:01:00Z/*/general/remove", "1/0");
  }

  @Test
  void keeps_tenants_apart() {
    publish(verdict("a", "allow", NOON));
    Verdict other = verdict("a", "allow", NOON);
    other.setTenant("globex");
    publish(other);

    assertThat(newest())
        .containsEntry("acme/2026-03-01T12:00:00Z/*/specialists/allow", "1/0")
        .containsEntry("globex/2026-03-01T12:00:00Z/*/specialists/allow", "1/0");
  }

  @Test
  void every_change_is_written_so_that_the_newest_holds() {
    publish(verdict("a", "allow", NOON));
    publish(verdict("b", "allow", NOON));

    assertThat(rollups.readKeyValuesToList())
        .extracting(rollup -> rollup(rollup.value).getVerdicts())
        .containsExactly(1L, 2L);
  }

  @Test
  void takes_late_verdicts_within_the_grace_and_no_later() {
    publish(verdict("a", "allow", NOON));
    publish(verdict("b", "allow", NOON.plus(GRACE)));
    publish(verdict("c", "allow", NOON.plusSeconds(1)));
    assertThat(newest()).containsEntry("acme/2026-03-01T12:00:00Z/*/specialists/allow", "2/0");

    publish(verdict("d", "allow", NOON.plus(GRACE).plusSeconds(60)));
    publish(verdict("e", "allow", NOON.plusSeconds(2)));
    assertThat(newest()).doesNotContainKey("acme/2026-03-01T12:00:00Z/*/specialists/allow");
  }

  @Test
  void skips_and_counts_what_is_no_verdict() {
    verdicts.pipeInput("x", "hello".getBytes(UTF_8), NOON);
    verdicts.pipeInput("x", new byte[] {0, 0, 0, 1, 1, 2}, NOON);
    verdicts.pipeInput("x", null, NOON);
    publish(verdict("a", "allow", NOON));

    assertThat(newest()).containsEntry("acme/2026-03-01T12:00:00Z/*/specialists/allow", "1/0");
    assertThat(undecodable()).isEqualTo(3);
  }

  private void publish(Verdict verdict) {
    String key = verdict.getTenant() + "/" + verdict.getId();
    verdicts.pipeInput(key, bytes(verdict), verdict.getDecidedAt());
  }

  /** The new roll-ups by key, as verdicts/provisional; the newest of each. */
  private Map<String, String> newest() {
    Map<String, String> newest = new HashMap<>();
    for (KeyValue<String, byte[]> record : rollups.readKeyValuesToList()) {
      Rollup rollup = rollup(record.value);
      newest.put(record.key, rollup.getVerdicts() + "/" + rollup.getProvisional());
    }
    return newest;
  }

  private Rollup last(String key) {
    return rollup(requireNonNull(rollups.readKeyValuesToMap().get(key)));
  }

  private Rollup rollup(byte[] value) {
    return ((Decoded.Record<Rollup>) codec.decode(value, Rollup.class)).value();
  }

  private byte[] bytes(Verdict verdict) {
    return codec.encode(Topics.VERDICTS, verdict);
  }

  private double undecodable() {
    return driver.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals(VerdictGroups.UNDECODABLE))
        .mapToDouble(metric -> (double) metric.getValue().metricValue())
        .sum();
  }

  private static Verdict verdict(String id, String action, Instant decidedAt) {
    return Verdict.newBuilder()
        .setVerdictId(id)
        .setTenant("acme")
        .setId(id)
        .setFinal$(true)
        .setAction(action)
        .setDecidedBy("specialists")
        .setDecidedAt(decidedAt)
        .build();
  }

  private static LabelScore label(boolean flagged) {
    return LabelScore.newBuilder()
        .setScore(0.5)
        .setProbability(0.5)
        .setFlagged(flagged)
        .setStage("specialists")
        .build();
  }
}
