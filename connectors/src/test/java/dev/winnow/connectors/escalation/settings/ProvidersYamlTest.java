package dev.winnow.connectors.escalation.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.connectors.escalation.Platt;
import dev.winnow.connectors.escalation.Price;
import dev.winnow.connectors.escalation.budget.BudgetSettings;
import dev.winnow.connectors.escalation.budget.Caps;
import dev.winnow.connectors.escalation.budget.LastPart;
import dev.winnow.connectors.escalation.budget.Span;
import dev.winnow.connectors.escalation.chat.AnswerMode;
import dev.winnow.connectors.escalation.chat.ChatSettings;
import dev.winnow.connectors.escalation.escalator.HedgeSettings;
import dev.winnow.connectors.escalation.escalator.LaneSettings;
import dev.winnow.connectors.escalation.escalator.WhenAway;
import dev.winnow.connectors.escalation.prompt.PromptYaml;
import dev.winnow.schemas.Categories;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvidersYamlTest {
  @Test
  void what_is_not_said_has_a_default() {
    ProvidersSettings settings = parse("providers: [{name: a, kind: anthropic, model: m}]");

    assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(25));
    assertThat(settings.oldest()).isEqualTo(Duration.ofHours(12));
    assertThat(settings.whenAway()).isEqualTo(WhenAway.WAIT);
    ProviderSettings one = settings.providers().get(0);
    assertThat(one.url()).isEqualTo(URI.create("https://api.anthropic.com/v1"));
    assertThat(one.premises()).isEqualTo(Premises.OUTSIDE);
    assertThat(one.key()).isNull();
    assertThat(one.price()).isEqualTo(Price.FREE);
    assertThat(one.limits()).isEqualTo(LaneSettings.DEFAULT);
    assertThat(one.maxAnswerBytes()).isEqualTo(1 << 20);
    assertThat(one.prompt()).isEqualTo(PromptYaml.standard());
    ChatSettings chat = Objects.requireNonNull(one.chat());
    assertThat(chat.categories()).isEqualTo(Categories.KNOWN);
    assertThat(chat.answers()).isEqualTo(AnswerMode.SCHEMA);
    assertThat(chat.hint()).isFalse();
    assertThat(settings.anyOutside()).isTrue();
  }

  @Test
  void everything_can_be_said() {
    ProviderSettings one =
        parse(
                """
                patience: 20s
                oldest: 1d
                providers:
                - name: house
                  kind: openai_chat
                  url: http://gpu-1:8000/v1/
                  premises: own
                  model: mixtral
                  key: HOUSE_KEY
                  categories: [toxicity, spam]
                  answers: text
                  logProbabilities: 10
                  maxOutputTokens: 50
                  hint: true
                  request: {seed: 17, temperature: null}
                  calibration: {version: fit-1, spam: {a: 1.5, b: -0.25}}
                  price: {input: 0.15, output: 0.6, call: 0.001}
                  timeouts: {connect: 1s, headers: 8s, answer: 9s}
                  maxAnswerBytes: 4096
                  limits: {atOnce: 8, requestsPerMinute: 60, tokensPerMinute: 90000, attempts: 2,
                    backoff: 100ms, longestBackoff: 2s, longestWait: 3s}
                  breaker: {window: 10, least: 3, pause: 1s, longestPause: 4s, finalPause: 2m}
                  hedge: {after: 1500ms, share: 0.02}
                """)
            .providers()
            .get(0);

    assertThat(one.url()).isEqualTo(URI.create("http://gpu-1:8000/v1"));
    assertThat(one.premises()).isEqualTo(Premises.OWN);
    assertThat(one.key()).isEqualTo("HOUSE_KEY");
    assertThat(one.calibration().categories()).containsEntry("spam", new Platt(1.5, -0.25));
    assertThat(one.price()).isEqualTo(new Price(0.15, 0.6, 0.001));
    assertThat(one.patience().answer()).isEqualTo(Duration.ofSeconds(9));
    assertThat(one.limits().requestsPerMinute()).isEqualTo(60);
    assertThat(one.limits().breaker().finalPause()).isEqualTo(Duration.ofMinutes(2));
    assertThat(one.limits().hedge()).isEqualTo(new HedgeSettings(Duration.ofMillis(1500), 0.02));
    assertThat(Objects.requireNonNull(one.chat()).extra())
        .isEqualTo("{\"seed\":17,\"temperature\":null}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "providers: [] | providers: 0 (expected: 1 to 20)",
        "providers: [{name: a, kind: local}, {name: a, kind: local}] | a name twice",
        "providers: [{name: a, kind: chat}] | providers[0].kind: chat (expected:",
        "providers: [{name: a, kind: local, key: K}] | providers[0].key: unknown key",
        "providers: [{name: a, kind: openai_chat, model: m}] | providers[0].url: absent",
        "providers: [{name: a, kind: ollama}] | providers[0].model: absent (expected: a text)",
        "providers: [{name: A, kind: local}] | providers[0]: name: A (expected: 1 to 40",
        "providers: [{name: a, kind: local, limits: {atOnce: 0}}] | providers[0].limits: atOnce: 0",
        "providers: [{name: a, kind: local, limits: {at: 1}}] | providers[0].limits.at: unknown"
            + " key",
        "providers: [{name: a, kind: local, hedge: {}}] | providers[0].hedge: unknown key",
        "providers: [{name: a, kind: ollama, model: m, hedge: {after: 0s}}] | providers[0].hedge:"
            + " after: PT0S (expected: > 0)",
        "providers: [{name: a, kind: ollama, model: m, hedge: {share: 2}}] | providers[0].hedge:"
            + " share: 2.0 (expected: 0 to 1)",
        "providers: [{name: a, kind: ollama, model: m, answers: object_schema}] | answers:"
            + " object_schema (expected: another",
        "providers: [{name: a, kind: local}], patience: soon | not YAML",
        "{providers: [{name: a, kind: local}], whenAway: hope} | whenAway: hope"
            + " (expected: wait, people)",
        "{providers: [{name: a, kind: local}], patience: soon} | patience: soon (expected: such as"
      })
  void a_mistake_is_named_with_its_place(String document, String message) {
    assertThatThrownBy(() -> parse(document))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void slow_questions_are_put_twice_where_the_file_says_so() {
    assertThat(
            parse("providers: [{name: a, kind: mistral_moderation, hedge: {}}]")
                .providers()
                .get(0)
                .limits()
                .dividedBy(2)
                .hedge())
        .isEqualTo(new HedgeSettings(Duration.ofSeconds(2), 0.05));
    assertThat(LaneSettings.DEFAULT.hedge()).isNull();
  }

  @Test
  void items_wait_or_go_to_people_while_nobody_is_there() {
    assertThat(parse("{whenAway: people, providers: [{name: a, kind: local}]}").whenAway())
        .isEqualTo(WhenAway.PEOPLE);
  }

  @Test
  void a_kind_without_log_probabilities_cannot_be_asked_for_them() {
    assertThatThrownBy(
            () -> parse("providers: [{name: a, kind: anthropic, model: m, logProbabilities: 5}]"))
        .hasMessageContaining("logProbabilities: 5 (expected: 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8000/v1", "http://[::1]:8000/v1", "http://10.1.2.3/v1",
        "http://172.16.0.9/v1", "http://192.168.7.7/v1", "http://gpu-1:8000/v1",
        "https://llm.svc.internal/v1", "http://vllm.local/v1", "http://[fd00::17]/v1"
      })
  void an_address_at_home_can_be_ones_own(String url) {
    assertThat(parse(own(url)).providers().get(0).premises()).isEqualTo(Premises.OWN);
    assertThat(parse(own(url)).anyOutside()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.openai.com/v1", "https://API.MISTRAL.AI/v1", "http://8.8.8.8/v1",
        "http://172.32.0.1/v1", "http://192.169.0.1/v1", "https://llm.example.com/v1",
        "https://internal.example.com/v1", "http://127.0.0.1.example.com/v1",
            "http://[2001:db8::1]/v1",
        "http://10.1.2.3.evil.example/v1"
      })
  void an_address_in_the_public_network_cannot(String url) {
    assertThatThrownBy(() -> parse(own(url))).hasMessageContaining("premises: own, at");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-oss:120b-cloud", "glm-4.6:cloud"})
  void a_model_of_ollamas_cloud_is_not_ones_own(String model) {
    String yaml = "providers:\n- {name: a, kind: ollama, model: '%s', premises: %s}\n";

    assertThatThrownBy(() -> parse(yaml.formatted(model, "own")))
        .hasMessageContaining("of a model that runs in Ollama's cloud (expected: outside)");
    assertThat(parse(yaml.formatted(model, "outside")).providers()).hasSize(1);
  }

  @Test
  void a_prompt_is_found_beside_the_file(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("words.yaml"),
        """
        version: ours-7
        instructions: Rate.
        scale: 0 to 9.
        policies: {default: Be kind.}
        reminder: Rate it.
        repair: Again.
        """);
    Path file = folder.resolve("providers.yaml");
    Files.writeString(file, "providers: [{name: a, kind: ollama, model: m, prompt: words.yaml}]");

    assertThat(
            Objects.requireNonNull(ProvidersYaml.read(file).providers().get(0).prompt()).version())
        .isEqualTo("ours-7");
  }

  @Test
  void a_budget_caps_money_and_tokens_of_all_and_of_tenants() {
    BudgetSettings budget =
        parse(
                """
                budget:
                  money: {hour: 0.5, month: 100}
                  tokens: {day: 5000000}
                  tenants:
                    acme: {money: {day: 3}}
                  otherTenants: {tokens: {day: 1000}}
                providers: [{name: a, kind: local}]
                """)
            .budget();

    assertThat(budget.all())
        .isEqualTo(
            new Caps(
                Map.of(Span.HOUR, 500_000L, Span.MONTH, 100_000_000L),
                Map.of(Span.DAY, 5_000_000L)));
    assertThat(budget.tenants())
        .isEqualTo(Map.of("acme", new Caps(Map.of(Span.DAY, 3_000_000L), Map.of())));
    assertThat(budget.eachOther()).isEqualTo(new Caps(Map.of(), Map.of(Span.DAY, 1000L)));
    assertThat(budget.lastPart()).isEqualTo(new LastPart(0.1, 0.5));
    assertThat(
            parse("budget: {lastPart: {share: 0}}\nproviders: [{name: a, kind: local}]")
                .budget()
                .lastPart())
        .isEqualTo(new LastPart(0, 0.5));
    assertThat(parse("providers: [{name: a, kind: local}]").budget())
        .isEqualTo(BudgetSettings.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{money: {week: 1}} | budget.money.week: unknown key",
        "{money: {day: -1}} | budget.money: day: -1",
        "{lastPart: {share: 2}} | budget.lastPart: share: 2.0 (expected: 0 to 1)",
        "{tokens: {day: much}} | budget.tokens.day: string",
        "{tenants: {acme: {cents: {day: 1}}}} | budget.tenants.acme.cents: unknown key",
      })
  void a_budget_that_is_not_one_is_refused_with_its_place(String budget, String message) {
    assertThatThrownBy(() -> parse("budget: " + budget + "\nproviders: [{name: a, kind: local}]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void settings_travel_with_a_job() throws Exception {
    ProvidersSettings settings =
        parse(
            """
            budget: {money: {day: 1}, tenants: {acme: {money: {day: 1}}}}
            providers: [{name: a, kind: ollama, model: m}, {name: b, kind: local}]
            """);
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      out.writeObject(settings);
    }
  }

  private static String own(String url) {
    return "providers: [{name: a, kind: openai_chat, model: m, premises: own, url: \""
        + url
        + "\"}]";
  }

  private static ProvidersSettings parse(String document) {
    return ProvidersYaml.parse(document, Path.of("providers.yaml"));
  }
}
