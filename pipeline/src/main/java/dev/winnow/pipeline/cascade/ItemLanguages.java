package dev.winnow.pipeline.cascade;

import dev.winnow.runtime.language.LanguageDetector;
import dev.winnow.runtime.language.LanguageTag;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.LanguageSource;
import java.util.function.Function;

/**
 * Gives each item the language that it is judged in, before any stage sees it: what the platform
 * states, where that is a language; otherwise what is found in the text, or what the operator said
 * of all such items. An item that was given one keeps it. Thread-safe.
 */
public final class ItemLanguages {
  /** What platforms state, and nothing else. */
  public static final ItemLanguages STATED = new ItemLanguages(LanguageSource.STATED, text -> "");

  private final LanguageSource source;

  /** From a text to its language; empty for none at all. */
  private final Function<String, String> ofText;

  private ItemLanguages(LanguageSource source, Function<String, String> ofText) {
    this.source = source;
    this.ofText = ofText;
  }

  /** What stands in the text of an item, {@code und} where it cannot be told. */
  public static ItemLanguages detecting(LanguageDetector detector) {
    return new ItemLanguages(LanguageSource.DETECTED, text -> detector.detect(text).tag());
  }

  /** The same for every item that states none; {@code und} for not knowing. */
  public static ItemLanguages assuming(String language) {
    if (!language.equals(LanguageTag.UNDETERMINED)) {
      LanguageTag.require("language", language);
    }
    return new ItemLanguages(LanguageSource.ASSUMED, text -> language);
  }

  /** The item itself where it states a language, or a copy that has one. */
  public ContentItem settle(ContentItem item) {
    String text = item.getText();
    if (text == null || LanguageTag.primary(item.getLanguage()).isPresent()) {
      return item;
    }
    String language = ofText.apply(text);
    return language.isEmpty()
        ? item
        : ContentItem.newBuilder(item)
            .setLanguage(language)
            .setLanguageSource(source.term())
            .build();
  }
}
