package dev.winnow.cli.classify;

import dev.winnow.pipeline.cascade.ItemLanguages;
import dev.winnow.pipeline.job.LanguageChoice;
import dev.winnow.runtime.language.LanguageSettings;
import java.util.List;
import picocli.CommandLine.Option;

/** How the language of items is known that state none. */
final class LanguageOptions {
  @Option(
      names = "--language",
      paramLabel = "CODE",
      description =
          "What items are taken to be in that state no language; auto looks at the text, und is"
              + " none. Default: ${DEFAULT-VALUE}.")
  private String language = LanguageChoice.AUTO;

  @Option(
      names = "--languages",
      split = ",",
      paramLabel = "CODE",
      description =
          "Languages that texts are likely to be in, the most common first, for auto. Default:"
              + " those that most of what is written is in.")
  private List<String> languages = LanguageSettings.WIDELY_WRITTEN;

  @Option(
      names = "--language-threshold",
      paramLabel = "P",
      description =
          "A language that is less probable than this is none, for auto. Default:"
              + " ${DEFAULT-VALUE}.")
  private double threshold = LanguageSettings.DEFAULT_AT_LEAST;

  ItemLanguages open() {
    return new LanguageChoice(language, languages, threshold).open();
  }
}
