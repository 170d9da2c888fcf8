package dev.winnow.benchmarks.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.benchmarks.outage.LoopbackProvider;
import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.connectors.escalation.settings.ProvidersSettings;
import dev.winnow.connectors.escalation.settings.ProvidersYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider outside, as far as its file says. */
class AskedProvidersTest {
  private static final Path MODELS = Path.of(System.getProperty("winnow.root")).resolve("models");
  private static final String TEXT = "Write to jo.bloggs@example.org about the boat";

  @Test
  void what_left_is_written_down_without_the_content(@TempDir Path folder) throws Exception {
    Path record = Files.writeString(folder.resolve("opinions.jsonl"), "of before\n");
    try (LoopbackProvider provider = new LoopbackProvider(Duration.ZERO);
        Escalator escalator = AskedProviders.open(outside(provider, folder), MODELS, record)) {
      var found =
          new AskedModel(escalator, List.of("spam"), true, 1, words -> {}).classify(TEXT).join();

      assertThat(found.scores()).containsKey("spam");
    }

    List<String> lines = Files.readAllLines(record);
    assertThat(lines).hasSize(3).startsWith("of before");
    assertThat(lines.toString()).doesNotContain("boat").doesNotContain("bloggs");
    JsonNode asked = new ObjectMapper().readTree(lines.get(1));
    JsonNode answered = new ObjectMapper().readTree(lines.get(2));
    assertThat(asked.path("premises").asText()).isEqualTo("outside");
    assertThat(asked.path("host").asText()).isEqualTo("127.0.0.1");
    assertThat(asked.path("masked").toString()).isEqualTo("{\"email\":1}");
    assertThat(answered.path("outcome").asText()).isEqualTo("answered");
    assertThat(answered.path("attemptId")).isEqualTo(asked.path("attemptId"));
  }

  @Test
  void where_it_cannot_be_written_down_nothing_is_asked(@TempDir Path folder) throws Exception {
    try (LoopbackProvider provider = new LoopbackProvider(Duration.ZERO)) {
      ProvidersSettings settings = outside(provider, folder);

      assertThatThrownBy(() -> AskedProviders.open(settings, MODELS, folder))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("cannot be written");
      assertThat(provider.questions()).isZero();
    }
  }

  private static ProvidersSettings outside(LoopbackProvider provider, Path folder)
      throws IOException {
    String line = "providers: [{name: far, kind: openai_chat, url: '%s', model: m}]";
    return ProvidersYaml.read(
        Files.writeString(folder.resolve("providers.yaml"), line.formatted(provider.url())));
  }
}
