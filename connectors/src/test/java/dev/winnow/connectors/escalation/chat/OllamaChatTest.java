package dev.winnow.connectors.escalation.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import org.junit.jupiter.api.Test;

class OllamaChatTest extends ChatContract {
  @Override
  ChatProtocol protocol() {
    return new OllamaChat();
  }

  @Override
  protected String saying(String content) {
    return response(content).toString();
  }

  /** The protocol has no refusals: a model says it in prose. */
  @Override
  protected String refusal() {
    return saying("I cannot help with that.");
  }

  @Override
  protected Class<? extends EscalationOutcome> refused() {
    return Unavailable.class;
  }

  @Test
  void the_score_is_the_mean_over_the_digits_that_were_likely() throws Exception {
    settings = with(AnswerMode.SCHEMA, 5, "{}");
    ObjectNode response = response(SIX_OR_NINE);
    response.set("logprobs", tokensOfSixOrNine());
    server.answers(200, response.toString());

    assertMeanOfSixAndNine(answered(ask("some text")));
    JsonNode request = JSON.readTree(server.requests.get(0).body());
    assertThat(request.path("logprobs").asBoolean()).isTrue();
    assertThat(request.path("top_logprobs").asInt()).isEqualTo(5);
  }

  @Test
  void asks_for_one_whole_answer() throws Exception {
    server.answers(200, toxic());

    ask("some text");

    assertThat(JSON.readTree(server.requests.get(0).body()).path("stream").asBoolean(true))
        .isFalse();
  }

  private static ObjectNode response(String content) {
    ObjectNode response = JSON.createObjectNode().put("model", "some-model-2026");
    response.putObject("message").put("role", "assistant").put("content", content);
    return response.put("done", true).put("prompt_eval_count", 12).put("eval_count", 5);
  }
}
