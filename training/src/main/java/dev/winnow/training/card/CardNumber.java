package dev.winnow.training.card;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as cards write them: three places, a dash for what is not defined. */
public final class CardNumber {
  private CardNumber() {}

  public static String of(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  public static String of(OptionalDouble value) {
    return value.isPresent() ? of(value.getAsDouble()) : "–";
  }
}
