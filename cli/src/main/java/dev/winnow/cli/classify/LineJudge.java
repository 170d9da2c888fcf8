package dev.winnow.cli.classify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.connectors.json.ContentItemJson;
import dev.winnow.connectors.json.JsonLineException;
import dev.winnow.pipeline.cascade.Cascade;
import dev.winnow.pipeline.cascade.UndecidableException;
import dev.winnow.pipeline.cascade.VerdictJson;
import dev.winnow.schemas.ContentItem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Makes of each line of JSON the line that answers it: a verdict, or what is wrong with it. */
final class LineJudge {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Cascade cascade;

  LineJudge(Cascade cascade) {
    this.cascade = cascade;
  }

  /** Never fails for what stands in the line; a failure is one of the models or the machine. */
  CompletableFuture<Answer> answer(String line) {
    ContentItem item;
    try {
      item = ContentItemJson.parse(line);
    } catch (JsonLineException e) {
      return CompletableFuture.completedFuture(
          Answer.error(id(line), String.valueOf(e.getMessage()), null));
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

  private static Answer undecidable(String id, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof UndecidableException undecidable) {
      return Answer.error(
          id, String.valueOf(undecidable.getMessage()), undecidable.reason().term());
    }
    throw new CompletionException(cause);
  }

  /** The id of a line that is no item, where it has one all the same. */
  private static @Nullable String id(String line) {
    try {
      JsonNode id = MAPPER.readTree(line).get("id");
      return id != null && id.isTextual() ? id.textValue() : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
