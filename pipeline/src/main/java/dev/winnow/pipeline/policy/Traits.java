package dev.winnow.pipeline.policy;

import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.EscalationRequest;
import org.jspecify.annotations.Nullable;

/**
 * What routes may ask of an item; the same when it is first read and when it is escalated.
 *
 * @param surface as records spell it
 * @param language the hint that the item came with, BCP 47
 */
public record Traits(String tenant, String surface, @Nullable String language) {
  public static Traits of(ContentItem item) {
    return new Traits(item.getTenant(), item.getSurface(), item.getLanguage());
  }

  public static Traits of(EscalationRequest request) {
    return new Traits(request.getTenant(), request.getSurface(), request.getLanguage());
  }
}
