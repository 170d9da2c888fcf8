package dev.winnow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.connectors.registry.RegistryServer;
import dev.winnow.stack.broker.BrokerSettings;
import dev.winnow.stack.broker.EmbeddedBroker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands that need a broker, in the order in which an operator meets them. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // by JUnit
class KafkaCommandsTest {
  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static RegistryServer registry;

  @BeforeAll
  static void start() throws IOException {
    broker =
        EmbeddedBroker.start(new BrokerSettings(folder.resolve("broker"), freePort(), freePort()));
    registry = RegistryServer.start();
  }

  @AfterAll
  static void stop() {
    broker.close();
    registry.close();
  }

  @Test
  @Order(1)
  void topics_are_missing_until_they_are_created() throws IOException {
    Run before = winnow("topics", "check");
    assertThat(before.exit()).isEqualTo(1);
    assertThat(before.json().get("differences").toString()).contains("content.items: missing");

    Run created = winnow("topics", "create", "--partitions", "2");
    assertThat(created.exit()).as(created.err()).isZero();
    assertThat(created.json().get("created")).hasSize(18);
    assertThat(created.json().get("schemas")).hasSize(18);

    assertThat(winnow("topics", "check", "--partitions", "2").exit()).isZero();
    Run more = winnow("topics", "check", "--partitions", "8", "--retention", "content.items=14d");
    assertThat(more.exit()).isEqualTo(1);
    assertThat(more.json().get("differences").toString())
        .contains("content.items: partitions 2 (expected: 8)")
        .contains("content.items: retention.ms 604800000 (expected: 1209600000)")
        .doesNotContain("moderation.policies");
  }

  @Test
  @Order(2)
  void bad_lines_are_named_without_their_content_and_the_others_sent() throws IOException {
    Path input = folder.resolve("items.jsonl.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(input))) {
      out.write(
          """
          {"id":"1","text":"Zażółć gęślą jaźń 👩","lang":"pl","unknown":[1]}
          no JSON, but a SECRET
          {"text":"a SECRET without an id"}

          {"id":"2","tenant":"acme","revision":3,"operation":"delete","mode":"backfill","run":"r"}
          """
              .getBytes(UTF_8));
    }

    Run run = winnow("produce", "--input", input.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.json().toString()).isEqualTo("{\"sent\":2,\"failed\":2}");
    assertThat(run.err()).contains("line 2: ", "line 3: \"id\" is missing");
    assertThat(run.err()).doesNotContain("SECRET");
  }

  @Test
  @Order(3)
  void what_was_produced_is_what_tail_prints() throws IOException {
    Run run = winnow("tail", "--topic", "content.items", "--from-beginning", "--no-follow");

    assertThat(run.exit()).as(run.err()).isZero();
    List<JsonNode> items = run.jsons();
    assertThat(items).hasSize(2);
    assertThat(items)
        .anySatisfy(
            item -> {
              assertThat(item.get("text").asText()).isEqualTo("Zażółć gęślą jaźń 👩");
              assertThat(item.get("language").asText()).isEqualTo("pl");
            })
        .anySatisfy(
            item -> {
              assertThat(item.get("tenant").asText()).isEqualTo("acme");
              assertThat(item.get("revision").asLong()).isEqualTo(3);
              assertThat(item.get("operation").asText()).isEqualTo("delete");
            });
    assertThat(winnow("tail", "--topic", "content.items", "--from-beginning", "--max", "1").lines())
        .hasSize(1);
    assertThat(winnow("tail", "--topic", "content.items", "--timeout", "300ms").out()).isEmpty();
  }

  @Test
  @Order(4)
  void tail_ends_well_once_nobody_reads_it() throws Exception {
    Process tail =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.winnow.schemas",
                "-cp",
                System.getProperty("java.class.path"),
                Winnow.class.getName(),
                "tail",
                "--topic",
                "content.items",
                "--from-beginning",
                "--bootstrap",
                broker.bootstrap(),
                "--registry",
                registry.settings().url())
            .redirectError(folder.resolve("tail.err").toFile())
            .start();
    try (BufferedReader reader = tail.inputReader()) {
      assertThat(reader.readLine()).startsWith("{");
    } // as head -1 does

    Path input = folder.resolve("more.jsonl");
    Files.writeString(input, "{\"id\":\"3\",\"text\":\"one more\"}\n");
    Awaitility.await("the end of tail, while more comes")
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              winnow("produce", "--input", input.toString());
              return !tail.isAlive();
            });

    assertThat(tail.exitValue()).isZero();
    assertThat(folder.resolve("tail.err")).content().doesNotContain("Exception");
  }

  @Test
  @Order(4)
  void lines_that_are_too_long_or_not_utf_8_are_named_and_the_others_sent() throws IOException {
    Path input = folder.resolve("hostile.jsonl");
    try (OutputStream out = Files.newOutputStream(input)) {
      out.write("{\"id\":\"4\",\"text\":\"".getBytes(UTF_8));
      out.write(new byte[] {(byte) 0xC3, (byte) 0xFF});
      out.write("\"}\n{\"id\":\"5\",\"text\":\"".getBytes(UTF_8));
      out.write("x".repeat(2 << 20).getBytes(UTF_8));
      out.write("\"}\n{\"id\":\"6\",\"text\":\"fine\"}\n".getBytes(UTF_8));
    }

    Run run = winnow("produce", "--input", input.toString(), "--property", "max.request.size=1000");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.json().toString()).isEqualTo("{\"sent\":1,\"failed\":2}");
    assertThat(run.err())
        .contains("line 1: not UTF-8 (at byte 19)")
        .contains("line 2: line of 2097172 bytes (expected: at most 1054576)");
  }

  @Test
  @Order(4)
  void nothing_more_is_read_once_a_line_could_not_be_written_in_time() throws IOException {
    Path input = folder.resolve("nowhere.jsonl");
    Files.writeString(
        input,
        """
        {"id":"7","text":"one"}
        {"id":"8","text":"two"}
        {"id":"9","text":"three"}
        """);

    Run run =
        winnow(
            "produce",
            "--input",
            input.toString(),
            "--topic",
            "no.such.topic",
            "--property",
            "max.block.ms=1000");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.json().toString()).isEqualTo("{\"sent\":0,\"failed\":1}");
    assertThat(run.err()).contains("line 1: no.such.topic: not written: TimeoutException");
  }

  @Test
  @Order(5)
  void feedback_goes_to_its_own_topic() throws IOException {
    Path input = folder.resolve("feedback.jsonl");
    Files.writeString(
        input,
        """
        {"id":"1","action":"remove","labels":{"spam":true,"hate":0},"reviewer":"r7"}
        {"id":"1","action":"review"}
        """);

    Run run = winnow("produce", "--type", "feedback", "--input", input.toString());

    assertThat(run.json().toString()).isEqualTo("{\"sent\":1,\"failed\":1}");
    JsonNode feedback =
        winnow("tail", "--topic", "moderation.feedback", "--from-beginning", "--no-follow").json();
    assertThat(feedback.get("labels").toString()).isEqualTo("{\"hate\":false,\"spam\":true}");
    assertThat(feedback.get("kind").asText()).isEqualTo("review");
  }

  @Test
  @Order(6)
  void a_policy_is_set_changed_and_rolled_back() throws IOException {
    assertThat(winnow("policy", "show").exit()).isNotZero();
    Path document = folder.resolve("policy.yaml");
    Files.writeString(
        document,
        """
        interimAction: allow
        categories:
          spam:
            action: limit
            specialists: {allow: 0.2, act: 0.9}
        """);

    Run first = winnow("policy", "set", "--file", document.toString(), "--reason", "first");
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.json().toString()).isEqualTo("{\"version\":1}");
    Run second = winnow("policy", "set", "spam.specialists.allow=0.3", "spam.action=remove");
    assertThat(second.json().get("version").asInt()).as(second.err()).isEqualTo(2);
    assertThat(winnow("policy", "show").out())
        .contains("# version 2", "action: remove", "specialists: {allow: 0.3, act: 0.9}");

    Run back = winnow("policy", "rollback", "1", "--author", "ann");
    assertThat(back.json().get("version").asInt()).as(back.err()).isEqualTo(3);
    assertThat(winnow("policy", "show").out()).contains("allow: 0.2");

    List<JsonNode> history = winnow("policy", "history").jsons();
    assertThat(history).hasSize(3);
    assertThat(history.get(2).get("rollbackOf").asInt()).isEqualTo(1);
    assertThat(history.get(2).get("author").asText()).isEqualTo("ann");
  }

  @Test
  @Order(7)
  void a_stale_base_and_an_invalid_change_are_refused_and_say_why() {
    Run stale = winnow("policy", "set", "spam.specialists.allow=0.4", "--base", "1");
    assertThat(stale.exit()).isEqualTo(1);
    assertThat(stale.err()).contains("base: 1 (expected: 3)");

    Run invalid = winnow("policy", "set", "spam.specialists.allow=0.95");
    assertThat(invalid.exit()).isEqualTo(1);
    assertThat(invalid.err()).contains("categories.spam.specialists");

    Run unknown = winnow("policy", "set", "spam.specialist.allow=0.3");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.err()).contains("specialist");
    assertThat(winnow("policy", "history").lines()).hasSize(3);
  }

  @Test
  @Order(8)
  void answers_are_read_from_their_topics_and_the_policy_from_its() throws IOException {
    Run check = winnow("thresholds", "--feedback", "topic", "--limit", "spam=0.05/0.05");
    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.json().get("kept").asBoolean()).as(check.err()).isFalse();
    assertThat(check.json().at("/categories/spam/missed/state").asText()).isEqualTo("short");
    Run unknown = winnow("thresholds", "--feedback", "topic", "--limit", "hate=0.05/0.05");
    assertThat(unknown.err())
        .contains("--limit: hate: not in the policy (expected: one of [spam])");

    Run rows = winnow("feedback", "--out", folder.resolve("own").toString());
    assertThat(rows.exit()).isEqualTo(1);
    assertThat(rows.json().get("answers").asInt()).as(rows.err()).isEqualTo(1);
    assertThat(rows.json().get("rows").asInt()).isZero();
  }

  @Test
  @Order(7)
  void models_are_deployed_and_retired_and_a_stale_base_is_refused() throws IOException {
    Path head = packageWithManifest();
    Run first = winnow("models", "deploy", head.toString(), "--share", "0.1", "--reason", "try");
    assertThat(first.json().toString()).as(first.err()).isEqualTo("{\"version\":1}");

    Run stale = winnow("models", "deploy", head.toString(), "--base", "0");
    assertThat(stale.exit()).isEqualTo(1);
    assertThat(stale.err()).contains("base: 0 (expected: 1)");
    Run unknown = winnow("models", "retire", "nobody");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.err()).contains("packageId: nobody");
    assertThat(winnow("models", "retire", "some-head").json().get("version").asInt()).isEqualTo(2);

    List<JsonNode> history = winnow("models", "deployments").jsons();
    assertThat(history).hasSize(3);
    assertThat(history.get(0).get("share").asDouble()).isEqualTo(0.1);
    assertThat(history.get(1).get("accepted").asBoolean()).isFalse();
    assertThat(history.get(2).get("operation").asText()).isEqualTo("retire");
  }

  @Test
  @Order(9)
  void an_audit_that_cannot_be_read_is_named_once() {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrap()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("moderation.audits", "no Avro".getBytes(UTF_8)));
    }

    Run run = winnow("audit");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err().lines()).singleElement().asString().startsWith("moderation.audits/");
  }

  /** Enough to be deployed: whether it can be loaded is each worker's to say. */
  private static Path packageWithManifest() throws IOException {
    Path head = Files.createDirectories(folder.resolve("some-head"));
    Files.writeString(
        head.resolve("model.yaml"),
        """
        kind: head
        id: some-head
        version: "1"
        encoder: some-encoder
        encoderSha256: "%s"
        category: spam
        file: head.onnx
        sha256: "%s"
        input: vectors
        dimensions: 8
        output: score
        calibration: {method: platt, a: 1.0, b: 0.0, version: p1}
        """
            .formatted("ab".repeat(32), "cd".repeat(32)));
    return head;
  }

  private static Run winnow(String... args) {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    all.addAll(List.of("--bootstrap", broker.bootstrap(), "--registry", registry.settings().url()));
    return Run.of(all);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
