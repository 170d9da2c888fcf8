package dev.winnow.cli.classify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.cli.lines.Line;
import dev.winnow.connectors.json.ContentItemJson;
import dev.winnow.connectors.json.JsonLineException;
import dev.winnow.pipeline.cascade.Cascade;
import dev.winnow.pipeline.cascade.UndecidableException;
import dev.winnow.pipeline.cascade.VerdictJson;
import dev.winnow.schemas.ContentItem;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Makes of each line of JSON the line that answers it: a verdict, or what is wrong with it. */
final class LineJudge {
  private static final JsonFactory JSON = new JsonFactory();

  private final Cascade cascade;

  LineJudge(Cascade cascade) {
    this.cascade = cascade;
  }

  /** Never fails for what stands in the line; a failure is one of the models or the machine. */
  CompletableFuture<Answer> answer(Line line) {
    if (line.fault() != null) {
      return unread(line, line.fault());
    }
    ContentItem item;
    try {
      item = ContentItemJson.parse(line.text());
    } catch (JsonLineException e) {
      return unread(line, String.valueOf(e.getMessage()));
    }
    return cascade
        .judge(item)
        .thenApply(verdict -> new Answer(VerdictJson.of(verdict).toString(), true))
        .exceptionally(failure -> undecidable(item.getId(), failure));
  }

  /**
   * A line of output.
   *
   * @param good false where it holds an error
   */
  record Answer(String json, boolean good) {
    private static Answer error(@Nullable String id, String error, @Nullable String reason) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      if (id != null) {
        json.put("id", id);
      }
      json.put("error", error);
      if (reason != null) {
        json.put("reason", reason);
      }
      return new Answer(json.toString(), false);
    }
  }

  private static CompletableFuture<Answer> unread(Line line, String why) {
    return CompletableFuture.completedFuture(Answer.error(id(line.text()), why, null));
  }

  private static Answer undecidable(String id, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof UndecidableException undecidable) {
      return Answer.error(
          id, String.valueOf(undecidable.getMessage()), undecidable.reason().term());
    }
    throw new CompletionException(cause);
  }

  /** The id of a line that is no item, where it stands before what is wrong with the line. */
  private static @Nullable String id(String line) {
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = json.currentName().equals("id");
        JsonToken value = json.nextToken();
        if (found) {
          return value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT
              ? json.getText()
              : null;
        }
        json.skipChildren();
      }
      return null;
    } catch (IOException e) {
      return null;
    }
  }
}
