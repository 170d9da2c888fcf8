package dev.winnow.pipeline.policy;

import dev.winnow.schemas.Stage;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a policy document says of languages. */
final class LanguageYaml {
  static final String OWN = "language";
  static final String OTHERS = "languages";

  private static final int MOST = 100;

  private LanguageYaml() {}

  static LanguageRules parse(YamlMap root) {
    Set<String> own = root.has(OWN) ? Set.copyOf(root.words(OWN, MOST)) : Set.of();
    Map<String, Map<String, Map<Stage, Thresholds>>> others = new TreeMap<>();
    if (root.has(OTHERS)) {
      YamlMap named = root.map(OTHERS).keys(0, MOST);
      for (String language : named.keys()) {
        others.put(language, categories(named.map(language)));
      }
    }
    return root.valid(() -> new LanguageRules(own, others));
  }

  private static Map<String, Map<Stage, Thresholds>> categories(YamlMap language) {
    Map<String, Map<Stage, Thresholds>> categories = new TreeMap<>();
    for (String category : language.keys(0, MOST).keys()) {
      YamlMap stages = language.map(category).only(PolicyYaml.stages());
      categories.put(category, PolicyYaml.thresholdsByStage(stages));
    }
    return categories;
  }

  /** Nothing where the thresholds of the categories hold in any language. */
  static String write(LanguageRules rules) {
    StringBuilder yaml = new StringBuilder();
    if (!rules.own().isEmpty()) {
      yaml.append(OWN + ": [")
          .append(
              new TreeSet<>(rules.own())
                  .stream().map(tag -> '"' + tag + '"').collect(Collectors.joining(", ")))
          .append("]\n");
    }
    if (!rules.others().isEmpty()) {
      yaml.append(OTHERS + ":\n");
      new TreeMap<>(rules.others())
          .forEach((tag, categories) -> yaml.append(section(tag, categories)));
    }
    return yaml.toString();
  }

  /** Codes are quoted, for YAML takes a bare {@code no} for false. */
  private static String section(String tag, Map<String, Map<Stage, Thresholds>> categories) {
    StringBuilder yaml =
        new StringBuilder("  \"" + tag + "\":" + (categories.isEmpty() ? " {}\n" : "\n"));
    new TreeMap<>(categories)
        .forEach(
            (name, stages) -> {
              yaml.append("    ").append(name).append(":\n");
              new TreeMap<>(stages)
                  .forEach(
                      (stage, thresholds) ->
                          yaml.append("  ").append(PolicyYaml.line(stage, thresholds)));
            });
    return yaml.toString();
  }
}
