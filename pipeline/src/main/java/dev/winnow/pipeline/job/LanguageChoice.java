package dev.winnow.pipeline.job;

import dev.winnow.pipeline.cascade.ItemLanguages;
import dev.winnow.pipeline.operator.LanguagesSource;
import dev.winnow.runtime.language.LanguageDetector;
import dev.winnow.runtime.language.LanguageSettings;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the language of items is known that state none, as it travels with a job.
 *
 * @param language {@link #AUTO} to look at the text; otherwise the language that all of them are
 *     taken for, {@code und} for none
 * @param expected languages that texts are likely to be in
 * @param atLeast how probable a language must be to be taken
 */
public record LanguageChoice(String language, List<String> expected, double atLeast)
    implements LanguagesSource {
  public static final String AUTO = "auto";

  /** Look at the text, and expect what most people write in. */
  public static final LanguageChoice DEFAULT =
      new LanguageChoice(AUTO, LanguageSettings.WIDELY_WRITTEN, LanguageSettings.DEFAULT_AT_LEAST);

  private static final Logger LOG = LoggerFactory.getLogger(LanguageChoice.class);

  public LanguageChoice {
    expected = new LanguageSettings(expected, atLeast).expected();
    if (!language.equals(AUTO)) {
      ItemLanguages.assuming(language);
    }
  }

  /** Reads {@code --language}, {@code --languages} and {@code --language-threshold}. */
  static LanguageChoice parse(JobArguments args) {
    return new LanguageChoice(
        args.text("language", DEFAULT.language()),
        args.read(
            "languages",
            DEFAULT.expected(),
            LanguageSettings::parse,
            "codes of languages with commas between them"),
        args.read("language-threshold", DEFAULT.atLeast(), Double::valueOf, "a number"));
  }

  @Override
  public ItemLanguages open() {
    LOG.info("language of items that state none: {}", language);
    return language.equals(AUTO)
        ? ItemLanguages.detecting(LanguageDetector.of(new LanguageSettings(expected, atLeast)))
        : ItemLanguages.assuming(language);
  }
}
