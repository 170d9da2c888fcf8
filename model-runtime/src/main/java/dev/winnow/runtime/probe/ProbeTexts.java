package dev.winnow.runtime.probe;

import java.util.ArrayList;
import java.util.List;

/**
 * Harmless texts that every model is tried on before it serves: nearly empty, long, with emoji, in
 * other scripts, and what else has made models stumble.
 */
public final class ProbeTexts {
  /** One line each, of every sort. */
  public static final List<String> SHORT =
      List.of(
          "Hello, is the blue bicycle still for sale?",
          ".",
          " ",
          "a",
          "WHY IS EVERYTHING IN CAPITALS TODAY???",
          "lol 😂😂 that goal was unreal 👏👏👏 👩‍🚀",
          "Der Zug nach Basel hat zehn Minuten Verspätung, schöne Grüße!",
          "¿A qué hora abre la biblioteca mañana?",
          "Привет, как прошла встреча?",
          "明日の天気は晴れでしょう。",
          "صباح الخير يا جماعة",
          "नमस्ते, क्या हाल है?",
          "สวัสดีครับ",
          "z\u0335a\u0336l\u0337g\u0338o\u0301\u0302\u0303 text",
          "lone \uD83D surrogate",
          "nul \0 and tab \t and \u200B nothing",
          "https://example.org/a/very/long/path?with=many&parameters=1234567890",
          "for (int i = 0; i < n; i++) { total += prices[i]; }",
          "1234567890 0.00001 1e-9 10,000.00 €",
          "<b>bold</b> &amp; [CLS] [SEP] [MASK] <s> </s> <pad>");

  /** Longer than most models read. */
  public static final String LONG =
      "We walked along the river until the path ended at an old mill, and had tea there. "
              .repeat(40)
          + "Then it rained.";

  /** Of every length from one to many tokens. */
  public static final List<String> ALL = all();

  private ProbeTexts() {}

  private static List<String> all() {
    List<String> texts = new ArrayList<>(SHORT);
    for (int words = 12; words <= 96; words *= 2) {
      texts.add("The kettle whistled while rain drummed on the tin roof. ".repeat(words / 10 + 1));
    }
    texts.add(LONG);
    texts.add("x".repeat(3000));
    return List.copyOf(texts);
  }
}
