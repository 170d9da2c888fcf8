package dev.winnow.connectors.escalation.chat;

import dev.winnow.connectors.escalation.Price;
import dev.winnow.connectors.escalation.Usage;
import dev.winnow.connectors.escalation.prompt.AnswerFormat;
import dev.winnow.connectors.escalation.prompt.Prompt;
import java.nio.charset.StandardCharsets;

/**
 * The most that a question to a chat model can take, the round that repairs its answer included. A
 * token stands for at least one byte of UTF-8, so a text has no more tokens than bytes; what
 * servers put around each message is allowed for.
 */
record MostTokens(ChatSettings settings, Price price, String repair) {
  private static final int AROUND_A_MESSAGE = 32;

  Usage of(Prompt prompt, AnswerFormat format) {
    long written = settings.mostOutputTokens();
    long first =
        message(prompt.system())
            + message(prompt.user())
            + bytes(format.schema().toString())
            + bytes(settings.extra());
    long second = first + written + AROUND_A_MESSAGE + message(repair);
    return price.usage(first, written).plus(price.usage(second, written));
  }

  private static long message(String text) {
    return bytes(text) + AROUND_A_MESSAGE;
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
