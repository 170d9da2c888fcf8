package dev.winnow.connectors.json;

import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.ItemKey;
import dev.winnow.schemas.MediaRef;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.Operation;
import dev.winnow.schemas.Surface;
import dev.winnow.schemas.ThreadMessage;
import org.jspecify.annotations.Nullable;

/**
 * Items as JSON Lines: {@code {"id":"1","text":"…"}} and, where wanted, tenant, revision,
 * operation, mode, run, language (or lang), surface, thread, author, mayLeave, media, attributes,
 * publishedAt. Fields that are not known are passed over.
 */
public final class ContentItemJson {
  private static final String DEFAULT_TENANT = "default";

  private ContentItemJson() {}

  /**
   * The item that a line holds. Whether its text can be decided is not looked at here.
   *
   * @throws JsonLineException where the line is not JSON, has no id, or a field is of the wrong
   *     kind
   */
  public static ContentItem parse(String line) {
    return item(JsonFields.parse(line));
  }

  private static ContentItem item(JsonFields fields) {
    ItemKey key = key(fields);
    return ContentItem.newBuilder()
        .setTenant(key.tenant())
        .setId(key.id())
        .setRevision(revision(fields))
        .setMode(fields.term("mode", Mode.LIVE.term(), Mode::of))
        .setRun(fields.text("run"))
        .setOperation(fields.term("operation", Operation.UPSERT.term(), Operation::of))
        .setText(fields.text("text"))
        .setMedia(fields.list("media", ContentItemJson::media))
        .setLanguage(language(fields))
        .setSurface(fields.term("surface", Surface.OTHER.term(), Surface::of))
        .setThread(fields.list("thread", ContentItemJson::message))
        .setAuthor(fields.text("author"))
        .setMayLeave(fields.flag("mayLeave", false))
        .setAttributes(fields.texts("attributes"))
        .setPublishedAt(fields.instant("publishedAt"))
        .build();
  }

  static ItemKey key(JsonFields fields) {
    try {
      return new ItemKey(fields.text("tenant", DEFAULT_TENANT), fields.requiredText("id"));
    } catch (IllegalArgumentException e) {
      throw new JsonLineException(String.valueOf(e.getMessage()));
    }
  }

  static long revision(JsonFields fields) {
    long revision = fields.integer("revision", 1);
    if (revision < 1) {
      throw new JsonLineException("\"revision\": " + revision + " (expected: >= 1)");
    }
    return revision;
  }

  private static @Nullable String language(JsonFields fields) {
    String language = fields.text("language");
    return language == null ? fields.text("lang") : language;
  }

  private static ThreadMessage message(JsonFields fields) {
    return ThreadMessage.newBuilder()
        .setText(fields.requiredText("text"))
        .setAuthor(fields.text("author"))
        .build();
  }

  private static MediaRef media(JsonFields fields) {
    return MediaRef.newBuilder()
        .setUri(fields.requiredText("uri"))
        .setSha256(fields.requiredText("sha256"))
        .setContentType(fields.text("contentType"))
        .build();
  }
}
