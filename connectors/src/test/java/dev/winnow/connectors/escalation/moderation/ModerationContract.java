package dev.winnow.connectors.escalation.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.connectors.escalation.Calibration;
import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.HttpProviderContract;
import dev.winnow.connectors.escalation.Platt;
import dev.winnow.connectors.escalation.Price;
import dev.winnow.connectors.escalation.ProviderScore;
import dev.winnow.connectors.escalation.http.JsonClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the moderation endpoints keep to, beyond what all providers do. */
abstract class ModerationContract extends HttpProviderContract {
  private static final ObjectMapper JSON = new ObjectMapper();
  private Calibration calibration = Calibration.NONE;

  abstract ModerationApi api();

  /** A category of the endpoint that means toxicity, and not hate where there is such a one. */
  abstract String toxicCategory();

  @Override
  protected EscalationProvider provider(JsonClient client) {
    return new ModerationProvider(
        "some-provider", api(), api().model(), calibration, new Price(0.1, 0, 1e-6), client);
  }

  @Override
  protected String path() {
    return "/v1/moderations";
  }

  @Override
  protected String toxic() {
    return toxicContent();
  }

  @Override
  protected String toxicContent() {
    ObjectNode response = JSON.createObjectNode().put("model", api().model());
    ObjectNode scores = response.putArray("results").addObject().putObject("category_scores");
    api().vocabulary().meanings().keySet().forEach(category -> scores.put(category, 0));
    scores.put(toxicCategory(), 1);
    response.putObject("usage").put("prompt_tokens", 12);
    return response.toString();
  }

  @Override
  protected String saying(String content) {
    return content;
  }

  @Override
  protected String foreignContent() {
    return "{\"results\":[{\"category_scores\":{\"politics\":0.3}}]}";
  }

  @Override
  protected String refusal() {
    return "{\"results\":[]}";
  }

  @Override
  protected Class<? extends EscalationOutcome> refused() {
    return Unavailable.class;
  }

  @Override
  protected int rounds() {
    return 1;
  }

  /** Where the operator names no model. */
  void assertAsksFor(String model) throws Exception {
    server.answers(200, toxic());

    var unused = answered(ask("some text"));

    assertThat(JSON.readTree(server.requests.get(0).body()).path("model").asText())
        .isEqualTo(model);
  }

  @Test
  void a_score_that_is_no_share_is_no_answer() throws Exception {
    server.answers(200, toxicContent().replace(":1}", ":1.5}").replace(":1,", ":1.5,"));

    assertThat(ask("some text")).isInstanceOf(Unavailable.class);
  }

  @Test
  void the_calibration_makes_probabilities_and_is_named() throws Exception {
    calibration = new Calibration("fit-1", Map.of("toxicity", new Platt(1, -2)));
    server.answers(200, toxic());

    Answered answered = answered(ask("some text"));

    ProviderScore toxicity = opinion(answered, "toxicity");
    assertThat(toxicity.score()).isEqualTo(1);
    assertThat(toxicity.probability()).isEqualTo(new Platt(1, -2).probability(1)).isLessThan(1);
    assertThat(answered.models().get(0).getCalibration()).isEqualTo("fit-1");
  }
}
