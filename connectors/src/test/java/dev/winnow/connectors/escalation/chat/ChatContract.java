package dev.winnow.connectors.escalation.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.connectors.escalation.Calibration;
import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.Price;
import dev.winnow.connectors.escalation.Quote;
import dev.winnow.connectors.escalation.Requests;
import dev.winnow.connectors.escalation.ScriptedServer;
import dev.winnow.connectors.escalation.http.JsonClient;
import dev.winnow.connectors.escalation.prompt.PromptYaml;
import dev.winnow.schemas.EscalationRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every chat model's provider keeps to, beyond what all do. */
abstract class ChatContract extends InjectionContract {
  static final ObjectMapper JSON = new ObjectMapper();
  static final String SIX_OR_NINE = "{\"toxicity\": 6, \"hate\": 0}";
  private static final String TOXIC = "{\"toxicity\": 9, \"hate\": 0}";

  ChatSettings settings = with(AnswerMode.SCHEMA, 0, "{}");

  abstract ChatProtocol protocol();

  static ChatSettings with(AnswerMode answers, int logProbabilities, String extra) {
    return new ChatSettings(
        "some-model", List.of("toxicity", "hate"), answers, logProbabilities, 100, true, extra);
  }

  /** The tokens of {@link #SIX_OR_NINE}, where 9 was half as likely as 6. */
  static ArrayNode tokensOfSixOrNine() {
    ArrayNode tokens = JSON.createArrayNode();
    for (String text : List.of("{\"", "tox", "icity", "\":")) {
      tokens.addObject().put("token", text).put("logprob", -0.01).putArray("top_logprobs");
    }
    ObjectNode digit = tokens.addObject().put("token", " 6").put("logprob", Math.log(0.5));
    ArrayNode others = digit.putArray("top_logprobs");
    others.addObject().put("token", " 6").put("logprob", Math.log(0.5));
    others.addObject().put("token", " 9").put("logprob", Math.log(0.25));
    others.addObject().put("token", "high").put("logprob", Math.log(0.2));
    tokens.addObject().put("token", ", \"hate\": ").put("logprob", 0);
    tokens.addObject().put("token", "0").put("logprob", 0);
    tokens.addObject().put("token", "}").put("logprob", 0);
    return tokens;
  }

  static void assertMeanOfSixAndNine(Answered answered) {
    assertThat(opinion(answered, "toxicity").score())
        .isCloseTo((0.5 * 6 + 0.25 * 9) / 0.75 / 9, within(1e-9));
    assertThat(opinion(answered, "hate").score()).isZero();
  }

  @Override
  protected EscalationProvider provider(JsonClient client) {
    return new ChatProvider(
        "some-provider",
        protocol(),
        settings,
        PromptYaml.standard(),
        Calibration.NONE,
        new Price(1, 2, 0),
        client);
  }

  @Override
  protected String path() {
    return "/v1" + protocol().path();
  }

  @Override
  protected String toxic() {
    return saying(TOXIC);
  }

  @Override
  protected String toxicContent() {
    return TOXIC;
  }

  @Override
  protected String foreignContent() {
    return "{\"toxicity\": 9, \"hate\": 0, \"politics\": 3}";
  }

  @Override
  protected int rounds() {
    return 2;
  }

  @Test
  void the_quote_covers_every_byte_of_both_rounds() throws Exception {
    server.answers(200, saying("I would say it is toxic.")).answers(200, toxic());
    Quote quote = quote("some text, and one that is not ASCII: größer, 更多");

    var unused = ask("some text, and one that is not ASCII: größer, 更多");

    long words = 0;
    for (ScriptedServer.Request request : server.requests) {
      JsonNode body = JSON.readTree(request.body());
      words += bytes(body.path("system").asText(""));
      for (JsonNode message : body.path("messages")) {
        words += bytes(message.path("content").asText());
      }
    }
    long written = 2L * settings.maxOutputTokens();
    assertThat(server.requests).hasSize(2);
    assertThat(quote.most().tokens()).isGreaterThan(words + written);
    assertThat(quote.most().costMicros()).isGreaterThan(words + 2 * written);
    assertThat(quote.host()).isEqualTo("127.0.0.1");
    assertThat(quote.fields()).containsExactly("labels", "text", "thread");
  }

  @Test
  void what_earlier_stages_found_is_told_only_where_it_is_set() throws Exception {
    server.answers(200, toxic());
    EscalationRequest unjudged = Requests.of("some text");
    unjudged.setLabels(Map.of());

    ask("some text");
    settings = withoutHint();
    ask("some text");
    try (EscalationProvider provider = provider()) {
      var unused = await(provider.ask(unjudged, Set.of()));
    }

    assertThat(server.requests.get(0).body()).contains("toxicity 0.42", "probabilities");
    assertThat(server.requests.get(1).body()).doesNotContain("0.42", "probabilities");
    assertThat(server.requests.get(1)).isEqualTo(server.requests.get(2));
    assertThat(quote("some text").fields()).containsExactly("text", "thread");
  }

  private static ChatSettings withoutHint() {
    return new ChatSettings(
        "some-model", List.of("toxicity", "hate"), AnswerMode.SCHEMA, 0, 100, false, "{}");
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  void a_second_round_asks_for_the_right_form_and_both_are_paid() throws Exception {
    server.answers(200, saying("I would say it is toxic.")).answers(200, toxic());

    EscalationOutcome outcome = ask("some text");

    Answered once = answered(outcome);
    assertThat(opinion(once, "toxicity").score()).isEqualTo(1);
    assertThat(server.requests).hasSize(2);
    JsonNode messages = JSON.readTree(server.requests.get(1).body()).path("messages");
    assertThat(messages.get(messages.size() - 2).path("role").asText()).isEqualTo("assistant");
    assertThat(messages.get(messages.size() - 1).path("content").asText())
        .isEqualTo(PromptYaml.standard().repair());
    assertThat(once.inputTokens()).isEqualTo(24);
    assertThat(once.outputTokens()).isEqualTo(10);
    assertThat(once.costMicros()).isEqualTo(44);
  }

  @Test
  void an_answer_in_a_markdown_fence_is_one() throws Exception {
    server.answers(200, saying("```json\n" + TOXIC + "\n```"));

    assertThat(answered(ask("some text")).opinions()).containsKey("toxicity");
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void the_form_is_asked_for_as_a_schema() throws Exception {
    server.answers(200, toxic());

    ask("some text");

    JsonNode schema = JSON.readTree(server.requests.get(0).body()).findValue("properties");
    assertThat(schema.fieldNames()).toIterable().containsExactly("toxicity", "hate");
    assertThat(schema.path("hate").path("enum")).hasSize(10);
  }

  @Test
  void the_model_that_answered_and_the_prompt_are_named() throws Exception {
    server.answers(200, toxic());

    assertThat(answered(ask("some text")).models())
        .singleElement()
        .satisfies(
            model -> {
              assertThat(model.getId()).isEqualTo("some-model");
              assertThat(model.getVersion()).isEqualTo("some-model-2026");
              assertThat(model.getSha256()).isEqualTo(PromptYaml.standard().sha256());
            });
  }
}
