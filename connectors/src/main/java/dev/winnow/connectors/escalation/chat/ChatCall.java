package dev.winnow.connectors.escalation.chat;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationOutcome.Declined;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.Price;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.connectors.escalation.http.HttpReply;
import dev.winnow.connectors.escalation.http.HttpReply.Failed;
import dev.winnow.connectors.escalation.http.HttpReply.Received;
import dev.winnow.connectors.escalation.http.JsonClient;
import dev.winnow.connectors.escalation.prompt.AnswerFormat;
import dev.winnow.connectors.escalation.prompt.MalformedAnswerException;
import dev.winnow.connectors.escalation.prompt.Prompt;
import dev.winnow.connectors.escalation.prompt.Rating;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One question to a chat model: a first round, and where its answer is not of the form that was
 * asked for, one more that says so. What both took is in the outcome.
 */
final class ChatCall {
  private final ChatProtocol protocol;
  private final ChatSettings settings;
  private final Price price;
  private final String repair;
  private final AnswerFormat format;
  private final JsonClient client;
  private final CompletableFuture<EscalationOutcome> outcome = new CompletableFuture<>();

  /** Makes the outcome of an answer of the right form. */
  interface Reading {
    Answered answered(Map<String, Rating> ratings, ChatReply reply, Usage usage);
  }

  ChatCall(
      ChatProtocol protocol,
      ChatSettings settings,
      Price price,
      String repair,
      AnswerFormat format,
      JsonClient client) {
    this.protocol = protocol;
    this.settings = settings;
    this.price = price;
    this.repair = repair;
    this.format = format;
    this.client = client;
  }

  /** Asks; called once. Whoever cancels the future gives up the round that is under way. */
  CompletableFuture<EscalationOutcome> ask(Prompt prompt, Reading reading) {
    round(prompt.system(), List.of(Message.user(prompt.user())), Usage.NONE, reading);
    return outcome;
  }

  private void round(String system, List<Message> conversation, Usage before, Reading reading) {
    CompletableFuture<HttpReply> post =
        client.post(protocol.request(settings, system, conversation, format.schema()));
    var ended =
        outcome.whenComplete(
            (done, failure) -> {
              post.cancel(true);
            });
    var taken =
        post.thenAccept(reply -> take(reply, system, conversation, before, reading))
            .exceptionally(
                failure -> {
                  outcome.complete(new Unavailable(failure.getClass().getSimpleName()));
                  return null;
                });
  }

  private void take(
      HttpReply reply, String system, List<Message> conversation, Usage before, Reading reading) {
    if (reply instanceof Failed failed) {
      outcome.complete(failed.outcome().after(before));
      return;
    }
    ChatReply said = protocol.reply(((Received) reply).body());
    if (said == null) {
      outcome.complete(new Unavailable("not the protocol's form", Fault.ANSWER).after(before));
      return;
    }
    Usage usage = before.plus(price.usage(said.inputTokens(), said.outputTokens()));
    if (said.refused()) {
      outcome.complete(new Declined("refused", usage));
      return;
    }
    try {
      outcome.complete(reading.answered(format.read(said.text()), said, usage));
    } catch (MalformedAnswerException e) {
      if (conversation.size() > 1) {
        outcome.complete(new Unavailable("answer: " + e.getMessage(), Fault.ANSWER, usage, null));
      } else {
        round(
            system,
            List.of(conversation.get(0), Message.assistant(said.text()), Message.user(repair)),
            usage,
            reading);
      }
    }
  }
}
