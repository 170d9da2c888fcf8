package dev.winnow.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Harmless texts of very different lengths, the same for the same seed. */
public final class Sentences {
  private static final List<String> PARTS =
      List.of(
          "The kettle whistled while rain drummed on the tin roof.",
          "Could you send me the receipt for order 4711?",
          "Der Zug nach Basel hat zehn Minuten Verspätung.",
          "I love this lens, it is sharp from edge to edge!",
          "for (int i = 0; i < n; i++) total += prices[i];",
          "¿A qué hora abre la biblioteca mañana?",
          "明日の天気は晴れでしょう。",
          "lol 😂😂 that goal was unreal 👏",
          "Привет, как прошла встреча?",
          "We replaced the pump, and the noise is gone.",
          "ok",
          "صباح الخير يا جماعة",
          "Supercalifragilisticexpialidocious-compound-words are split into many pieces.",
          "x");

  private Sentences() {}

  public static List<String> some(int count, long seed) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int parts = 1 + (int) Math.floor(Math.pow(random.nextDouble(), 3) * 14);
      StringBuilder text = new StringBuilder();
      for (int p = 0; p < parts; p++) {
        text.append(PARTS.get(random.nextInt(PARTS.size()))).append(' ');
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
