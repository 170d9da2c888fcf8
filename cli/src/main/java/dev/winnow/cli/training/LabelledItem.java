package dev.winnow.cli.training;

import dev.winnow.schemas.ContentItem;
import dev.winnow.training.data.LabelledRow;
import org.jspecify.annotations.Nullable;

/** A labelled row as an item of a stream, so that guard, routes and models treat it as one. */
public final class LabelledItem {
  private static final String TENANT = "evaluate";

  private LabelledItem() {}

  public static ContentItem of(LabelledRow row) {
    return of(row, row.lang());
  }

  /** One that does not say which language it is in. */
  static ContentItem unstated(LabelledRow row) {
    return of(row, null);
  }

  private static ContentItem of(LabelledRow row, @Nullable String language) {
    return ContentItem.newBuilder()
        .setTenant(TENANT)
        .setId(row.id())
        .setText(row.text())
        .setLanguage(language)
        .build();
  }
}
