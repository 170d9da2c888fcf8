package dev.winnow.pipeline.cascade;

import dev.winnow.schemas.ContentItem;

/** Items for tests. */
public final class Items {
  private Items() {}

  public static ContentItem.Builder item(String id) {
    return ContentItem.newBuilder().setTenant("acme").setId(id).setText("see you on Sunday");
  }
}
