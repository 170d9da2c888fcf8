package dev.winnow.connectors.escalation.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Declined;
import org.junit.jupiter.api.Test;

class OpenAiChatTest extends ChatContract {
  @Override
  ChatProtocol protocol() {
    return new OpenAiChat();
  }

  @Override
  protected String saying(String content) {
    return response(content).toString();
  }

  @Override
  protected String refusal() {
    ObjectNode response = response("");
    ObjectNode message = (ObjectNode) response.path("choices").path(0).path("message");
    message.putNull("content").put("refusal", "I cannot help with that.");
    return response.toString();
  }

  @Override
  protected Class<? extends EscalationOutcome> refused() {
    return Declined.class;
  }

  @Test
  void a_filter_of_the_platform_declines() throws Exception {
    server.answers(400, "{\"error\":{\"code\":\"content_filter\",\"message\":\"filtered\"}}");

    assertThat(ask("some text")).isInstanceOf(Declined.class);
  }

  @Test
  void the_score_is_the_mean_over_the_digits_that_were_likely() throws Exception {
    settings = with(AnswerMode.SCHEMA, 5, "{}");
    ObjectNode response = response(SIX_OR_NINE);
    ((ObjectNode) response.path("choices").path(0))
        .putObject("logprobs")
        .set("content", tokensOfSixOrNine());
    server.answers(200, response.toString());

    assertMeanOfSixAndNine(answered(ask("some text")));
    JsonNode request = JSON.readTree(server.requests.get(0).body());
    assertThat(request.path("logprobs").asBoolean()).isTrue();
    assertThat(request.path("top_logprobs").asInt()).isEqualTo(5);
  }

  @Test
  void tokens_that_do_not_add_up_to_the_answer_are_left_aside() throws Exception {
    settings = with(AnswerMode.SCHEMA, 5, "{}");
    ObjectNode response = response("{\"toxicity\": 6, \"hate\": 0}");
    ((ObjectNode) response.path("choices").path(0))
        .putObject("logprobs")
        .putArray("content")
        .addObject()
        .put("token", "9")
        .put("logprob", 0);
    server.answers(200, response.toString());

    assertThat(opinion(answered(ask("some text")), "toxicity").score())
        .isCloseTo(6 / 9.0, within(1e-9));
  }

  @Test
  void a_server_without_schemas_is_asked_for_json_or_just_asked() throws Exception {
    server.answers(200, toxic());
    settings = with(AnswerMode.JSON, 0, "{}");
    ask("some text");
    settings = with(AnswerMode.TEXT, 0, "{}");
    ask("some text");

    assertThat(JSON.readTree(server.requests.get(0).body()).path("response_format").path("type"))
        .hasToString("\"json_object\"");
    assertThat(JSON.readTree(server.requests.get(1).body()).has("response_format")).isFalse();
  }

  @Test
  void a_schema_goes_beside_json_object_where_the_server_wants_it_there() throws Exception {
    server.answers(200, toxic());
    settings = with(AnswerMode.OBJECT_SCHEMA, 0, "{}");

    ask("some text");

    JsonNode format = JSON.readTree(server.requests.get(0).body()).path("response_format");
    assertThat(format.path("type").asText()).isEqualTo("json_object");
    assertThat(format.at("/schema/properties").has("toxicity")).isTrue();
  }

  @Test
  void the_operator_adds_fields_to_the_request_and_takes_them_out() throws Exception {
    server.answers(200, toxic());
    settings = with(AnswerMode.SCHEMA, 0, "{\"temperature\":null,\"reasoning_effort\":\"low\"}");

    ask("some text");

    JsonNode request = JSON.readTree(server.requests.get(0).body());
    assertThat(request.has("temperature")).isFalse();
    assertThat(request.path("reasoning_effort").asText()).isEqualTo("low");
  }

  @Test
  void the_question_itself_cannot_be_set() {
    assertThatThrownBy(() -> with(AnswerMode.SCHEMA, 0, "{\"messages\":[]}"))
        .hasMessage("request: messages (expected: any other)");
  }

  private static ObjectNode response(String content) {
    ObjectNode response = JSON.createObjectNode().put("model", "some-model-2026");
    response
        .putArray("choices")
        .addObject()
        .put("finish_reason", "stop")
        .putObject("message")
        .put("role", "assistant")
        .put("content", content);
    response.putObject("usage").put("prompt_tokens", 12).put("completion_tokens", 5);
    return response;
  }
}
