package dev.winnow.distribution.whole;

import java.util.List;

/** Short made-up texts, the same for the same number; some of them leave small models in doubt. */
public final class HarmlessTexts {
  private static final List<String> SURE =
      List.of("see you at %d", "the bus %d was late", "thanks, order %d came", "page %d is fine");
  private static final List<String> UNSURE =
      List.of("free prize %d, call now to claim", "you fool, that is the %dth time");

  private HarmlessTexts() {}

  public static String text(int i) {
    List<String> forms = i % 20 == 0 ? UNSURE : SURE;
    return forms.get(i / 20 % forms.size()).formatted(i);
  }
}
