package dev.winnow.pipeline.policy;

import dev.winnow.runtime.language.LanguageTag;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.EscalationRequest;
import org.jspecify.annotations.Nullable;

/**
 * What routes may ask of an item; the same when it is first read and when it is escalated.
 *
 * @param surface as records spell it
 * @param language that the item is judged in, BCP 47: what it states, or what was found
 */
public record Traits(String tenant, String surface, @Nullable String language) {
  public static Traits of(ContentItem item) {
    return new Traits(item.getTenant(), item.getSurface(), item.getLanguage());
  }

  /** Its primary subtag, such as {@code en}; null where there is none, or it cannot be told. */
  public @Nullable String primaryLanguage() {
    return LanguageTag.primary(language).orElse(null);
  }

  public static Traits of(EscalationRequest request) {
    return new Traits(request.getTenant(), request.getSurface(), request.getLanguage());
  }
}
