package dev.winnow.runtime.pii;

import dev.winnow.runtime.BuiltModels;

/** The rules that stand in {@code models/pii}. */
final class ShippedPii {
  static final PiiFinder FINDER =
      PiiFinder.read(BuiltModels.FOLDER.resolve("pii").resolve("rules.yaml"));

  private ShippedPii() {}

  static String mask(String text) {
    return PiiMask.apply(text, FINDER.find(text));
  }
}
