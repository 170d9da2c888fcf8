package dev.winnow.benchmarks.languages;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.language.LanguageDetector;
import dev.winnow.runtime.language.LanguageSettings;
import dev.winnow.runtime.language.LanguageTag;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * A way to tell languages.
 *
 * @param tell from a text to its language, {@code und} where it is not told
 */
public record LanguageContender(String name, Function<String, String> tell) {
  private static final String MODEL = "/langdetect-183.bin";

  /** What runs in the stream. */
  public static LanguageContender winnow(LanguageSettings settings) {
    LanguageDetector detector = LanguageDetector.of(settings);
    return new LanguageContender("winnow", text -> detector.detect(text).tag());
  }

  /** OpenNLP's own class over the same model: its likeliest language, whatever it is worth. */
  public static LanguageContender openNlp() {
    try (InputStream in = LanguageContender.class.getResourceAsStream(MODEL)) {
      if (in == null) {
        throw new ModelLoadException(MODEL + ": not on the class path (expected: OpenNLP's)");
      }
      LanguageDetectorME detector = new LanguageDetectorME(new LanguageDetectorModel(in));
      return new LanguageContender(
          "opennlp",
          text ->
              LanguageTag.primary(detector.predictLanguage(text).getLang())
                  .orElse(LanguageTag.UNDETERMINED));
    } catch (IOException e) {
      throw new ModelLoadException(MODEL + ": cannot be read", e);
    }
  }
}
