package dev.winnow.cli.training;

import dev.winnow.schemas.ContentItem;
import dev.winnow.training.data.LabelledRow;

/** A labelled row as an item of a stream, so that guard, routes and models treat it as one. */
public final class LabelledItem {
  private static final String TENANT = "evaluate";

  private LabelledItem() {}

  public static ContentItem of(LabelledRow row) {
    return ContentItem.newBuilder()
        .setTenant(TENANT)
        .setId(row.id())
        .setText(row.text())
        .setLanguage(row.lang())
        .build();
  }
}
