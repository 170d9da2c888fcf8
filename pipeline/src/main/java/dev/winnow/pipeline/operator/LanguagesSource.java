package dev.winnow.pipeline.operator;

import dev.winnow.pipeline.cascade.ItemLanguages;
import java.io.Serializable;

/** Opens in the worker what tells the language of items. Serialised. */
@FunctionalInterface
public interface LanguagesSource extends Serializable {
  ItemLanguages open();
}
