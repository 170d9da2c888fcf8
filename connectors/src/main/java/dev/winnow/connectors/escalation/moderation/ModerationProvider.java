package dev.winnow.connectors.escalation.moderation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.connectors.escalation.Calibration;
import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationOutcome.Declined;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.Price;
import dev.winnow.connectors.escalation.ProviderScore;
import dev.winnow.connectors.escalation.Quote;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.connectors.escalation.http.HttpReply;
import dev.winnow.connectors.escalation.http.HttpReply.Failed;
import dev.winnow.connectors.escalation.http.HttpReply.Received;
import dev.winnow.connectors.escalation.http.JsonClient;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.ModelRef;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * A moderation endpoint as the provider of second opinions. It is sent the text alone. Such an
 * endpoint knows no policy: its scores are as they are, and the calibration makes probabilities of
 * them.
 *
 * <p>Owns its client. Cancelling an answer gives up what is under way for it.
 */
public final class ModerationProvider implements EscalationProvider {
  /** Tokens that an endpoint may put around a text. */
  private static final int AROUND_A_TEXT = 32;

  private final String name;
  private final ModerationApi api;
  private final String model;
  private final Calibration calibration;
  private final Price price;
  private final JsonClient client;

  /**
   * @param model its name at the endpoint
   */
  public ModerationProvider(
      String name,
      ModerationApi api,
      String model,
      Calibration calibration,
      Price price,
      JsonClient client) {
    this.name = name;
    this.api = api;
    this.model = model;
    this.calibration = calibration;
    this.price = price;
    this.client = client;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean judges(String category) {
    return api.vocabulary().ours().contains(category);
  }

  @Override
  public Quote quote(EscalationRequest request, Set<String> passedOver) {
    String text = request.getText();
    if (text == null) {
      return Quote.NOTHING;
    }
    long most = text.getBytes(StandardCharsets.UTF_8).length + AROUND_A_TEXT;
    return new Quote(client.host(), model, "", List.of("text"), price.usage(most, 0));
  }

  @Override
  public CompletableFuture<EscalationOutcome> ask(
      EscalationRequest request, Set<String> passedOver) {
    String text = request.getText();
    if (text == null) {
      return CompletableFuture.completedFuture(new Declined("the request carries no text"));
    }
    CompletableFuture<HttpReply> post = client.post(question(text));
    CompletableFuture<EscalationOutcome> outcome = post.thenApply(r -> outcome(r, passedOver));
    var unused =
        outcome.whenComplete(
            (done, failure) -> {
              post.cancel(true);
            });
    return outcome;
  }

  @Override
  public void close() {
    client.close();
  }

  private ObjectNode question(String text) {
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("model", model);
    question.putArray("input").add(text);
    return question;
  }

  private EscalationOutcome outcome(HttpReply reply, Set<String> passedOver) {
    if (reply instanceof Failed failed) {
      return failed.outcome();
    }
    JsonNode body = ((Received) reply).body();
    Map<String, Double> theirs = scores(body);
    if (theirs.isEmpty()) {
      return new Unavailable("not scores of the categories that were expected", Fault.ANSWER);
    }
    return answered(body, theirs, passedOver);
  }

  /** The scores of all categories of the vocabulary; empty where one is missing or no share. */
  private Map<String, Double> scores(JsonNode body) {
    JsonNode found = body.path("results").path(0).path("category_scores");
    Map<String, Double> scores = new TreeMap<>();
    for (String category : api.vocabulary().meanings().keySet()) {
      JsonNode score = found.path(category);
      if (!score.isNumber() || !(score.doubleValue() >= 0 && score.doubleValue() <= 1)) {
        return Map.of();
      }
      scores.put(category, score.doubleValue());
    }
    return scores;
  }

  private Answered answered(JsonNode body, Map<String, Double> theirs, Set<String> passedOver) {
    Map<String, ProviderScore> opinions = new HashMap<>();
    api.vocabulary()
        .translated(theirs)
        .forEach(
            (category, score) -> {
              if (!passedOver.contains(category)) {
                opinions.put(category, calibration.calibrated(category, score));
              }
            });
    Usage usage =
        price.usage(
            Math.max(0, body.path("usage").path("prompt_tokens").asLong(0)),
            Math.max(0, body.path("usage").path("completion_tokens").asLong(0)));
    return new Answered(
        opinions,
        List.of(new ModelRef(model, body.path("model").asText(model), "", calibration.version())),
        usage.inputTokens(),
        usage.outputTokens(),
        usage.costMicros(),
        false,
        api.vocabulary().ours().stream().filter(passedOver::contains).sorted().toList());
  }
}
