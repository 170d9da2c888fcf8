package dev.winnow.pipeline.policy;

import dev.winnow.runtime.language.LanguageTag;
import dev.winnow.schemas.Stage;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says of languages: which one the thresholds of its categories are for, and what
 * holds in others. A stage that has no thresholds for a category in the language of an item is not
 * heard about it: its score is told, and the category stays in doubt.
 *
 * @param own the languages that the thresholds of the categories are for; empty for any
 * @param others by language, or {@link #OTHER} for all that are not named, by category and stage
 */
public record LanguageRules(
    Set<String> own, Map<String, Map<String, Map<Stage, Thresholds>>> others) {
  /** Stands for each language that is neither one of {@link #own} nor named. */
  public static final String OTHER = "other";

  /** The thresholds of the categories hold in any language. */
  public static final LanguageRules ANY = new LanguageRules(Set.of(), Map.of());

  public LanguageRules {
    own = Set.copyOf(own);
    own.forEach(tag -> require("language", tag));
    others = copy(others);
    for (String tag : others.keySet()) {
      if (!tag.equals(OTHER)) {
        require("languages", tag);
      } else if (own.isEmpty()) {
        throw new PolicyException("languages.other: without language (expected: language: [en])");
      }
    }
  }

  /**
   * What holds at a stage for items in a language, null where nothing does.
   *
   * @param rules of the category
   * @param language its primary subtag; null where it cannot be told, and the thresholds of the
   *     category hold
   */
  @Nullable Thresholds at(
      String category, CategoryPolicy rules, Stage stage, @Nullable String language) {
    if (language == null) {
      return rules.at(stage);
    }
    Thresholds named = in(language, category, stage);
    if (named == null && (own.isEmpty() || own.contains(language))) {
      return rules.at(stage);
    }
    Thresholds found = named == null ? in(OTHER, category, stage) : named;
    return found == null || stage != Stage.SCREEN ? found : rules.noSurerThanSpecialists(found);
  }

  /** Whether anything is said of a stage. */
  public boolean names(Stage stage) {
    return others.values().stream()
        .flatMap(categories -> categories.values().stream())
        .anyMatch(stages -> stages.containsKey(stage));
  }

  /** Whether what the screen finds counts in one of the languages. */
  boolean usesScreen() {
    return others.values().stream()
        .flatMap(categories -> categories.values().stream())
        .anyMatch(CategoryPolicy::useScreen);
  }

  /** The categories that are named. */
  Set<String> categories() {
    Set<String> names = new HashSet<>();
    others.values().forEach(categories -> names.addAll(categories.keySet()));
    return names;
  }

  private @Nullable Thresholds in(String language, String category, Stage stage) {
    return others.getOrDefault(language, Map.of()).getOrDefault(category, Map.of()).get(stage);
  }

  private static void require(String place, String tag) {
    try {
      LanguageTag.require(place, tag);
    } catch (IllegalArgumentException e) {
      throw new PolicyException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Map<String, Map<String, Map<Stage, Thresholds>>> copy(
      Map<String, Map<String, Map<Stage, Thresholds>>> others) {
    return others.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey,
                language ->
                    language.getValue().entrySet().stream()
                        .collect(
                            Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, category -> Map.copyOf(category.getValue())))));
  }
}
