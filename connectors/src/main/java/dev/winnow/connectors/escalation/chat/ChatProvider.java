package dev.winnow.connectors.escalation.chat;

import dev.winnow.connectors.escalation.Calibration;
import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationOutcome.Declined;
import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.Price;
import dev.winnow.connectors.escalation.ProviderScore;
import dev.winnow.connectors.escalation.Quote;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.connectors.escalation.http.JsonClient;
import dev.winnow.connectors.escalation.prompt.AnswerFormat;
import dev.winnow.connectors.escalation.prompt.Prompt;
import dev.winnow.connectors.escalation.prompt.PromptText;
import dev.winnow.connectors.escalation.prompt.Question;
import dev.winnow.connectors.escalation.prompt.Rating;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.ModelRef;
import dev.winnow.schemas.ThreadMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A chat model as the provider of second opinions. What is sent of an item is its text, its thread
 * and, where set, what earlier models found: no id, tenant or author.
 *
 * <p>The SHA-256 of its {@link ModelRef} is that of the prompt's file, for the model itself is out
 * of sight. Owns its client. Cancelling an answer gives up what is under way for it.
 */
public final class ChatProvider implements EscalationProvider {
  private final String name;
  private final ChatProtocol protocol;
  private final ChatSettings settings;
  private final PromptText words;
  private final Calibration calibration;
  private final Price price;
  private final JsonClient client;

  public ChatProvider(
      String name,
      ChatProtocol protocol,
      ChatSettings settings,
      PromptText words,
      Calibration calibration,
      Price price,
      JsonClient client) {
    this.name = name;
    this.protocol = protocol;
    this.settings = settings;
    this.words = words;
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
    return settings.categories().contains(category);
  }

  @Override
  public Quote quote(EscalationRequest request, Set<String> passedOver) {
    String text = request.getText();
    List<String> wanted = wanted(passedOver);
    if (text == null || wanted.isEmpty()) {
      return Quote.NOTHING;
    }
    List<String> fields = new ArrayList<>();
    if (settings.hint()) {
      fields.add("labels");
    }
    fields.add("text");
    if (!request.getThread().isEmpty()) {
      fields.add("thread");
    }
    Prompt prompt = Prompt.of(words, question(request, text, wanted));
    return new Quote(
        client.host(),
        settings.model(),
        words.sha256(),
        fields,
        new MostTokens(settings, price, words.repair()).of(prompt, new AnswerFormat(wanted)));
  }

  @Override
  public CompletableFuture<EscalationOutcome> ask(
      EscalationRequest request, Set<String> passedOver) {
    String text = request.getText();
    if (text == null) {
      return CompletableFuture.completedFuture(new Declined("the request carries no text"));
    }
    List<String> wanted = wanted(passedOver);
    List<String> skipped =
        settings.categories().stream().filter(passedOver::contains).sorted().toList();
    if (wanted.isEmpty()) {
      return CompletableFuture.completedFuture(
          new Answered(Map.of(), List.of(), 0, 0, 0, false, skipped));
    }
    Prompt prompt = Prompt.of(words, question(request, text, wanted));
    ChatCall call =
        new ChatCall(protocol, settings, price, words.repair(), new AnswerFormat(wanted), client);
    return call.ask(prompt, (ratings, reply, usage) -> answered(ratings, reply, usage, skipped));
  }

  @Override
  public void close() {
    client.close();
  }

  private List<String> wanted(Set<String> passedOver) {
    return settings.categories().stream()
        .filter(category -> !passedOver.contains(category))
        .toList();
  }

  private Question question(EscalationRequest request, String text, List<String> wanted) {
    Map<String, Double> found = new HashMap<>();
    if (settings.hint()) {
      request.getLabels().forEach((category, label) -> found.put(category, label.getProbability()));
    }
    List<String> thread = request.getThread().stream().map(ThreadMessage::getText).toList();
    return new Question(request.getTenant(), wanted, text, thread, found);
  }

  private Answered answered(
      Map<String, Rating> ratings, ChatReply reply, Usage usage, List<String> skipped) {
    Map<String, ProviderScore> opinions = new HashMap<>();
    ratings.forEach(
        (category, rating) ->
            opinions.put(
                category,
                calibration.calibrated(
                    category, TokenScores.score(rating, reply.text(), reply.tokens()))));
    String answeredBy = reply.model().isBlank() ? words.version() : reply.model();
    return new Answered(
        opinions,
        List.of(new ModelRef(settings.model(), answeredBy, words.sha256(), calibration.version())),
        usage.inputTokens(),
        usage.outputTokens(),
        usage.costMicros(),
        false,
        skipped);
  }
}
