package dev.winnow.connectors.escalation.moderation;

import static java.util.Map.entry;

import dev.winnow.schemas.Categories;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The categories of a moderation endpoint and what each of them means in ours.
 *
 * <p>Some of theirs are narrower than ours and some have no counterpart: those mean nothing here.
 * Neither endpoint has a category for rudeness as such; what is hateful or harassing is toxic too,
 * so the highest of these is the best that can be said of toxicity.
 *
 * @param meanings our categories by theirs, all of theirs among the keys
 */
record Vocabulary(Map<String, Set<String>> meanings) {
  /** Of {@code omni-moderation-latest}. */
  static final Vocabulary OPENAI =
      new Vocabulary(
          Map.ofEntries(
              entry("harassment", Set.of(Categories.HARASSMENT, Categories.TOXICITY)),
              entry(
                  "harassment/threatening",
                  Set.of(Categories.HARASSMENT, Categories.VIOLENCE, Categories.TOXICITY)),
              entry("hate", Set.of(Categories.HATE, Categories.TOXICITY)),
              entry(
                  "hate/threatening",
                  Set.of(Categories.HATE, Categories.VIOLENCE, Categories.TOXICITY)),
              entry("illicit", Set.of()),
              entry("illicit/violent", Set.of(Categories.VIOLENCE)),
              entry("self-harm", Set.of(Categories.SELF_HARM)),
              entry("self-harm/intent", Set.of(Categories.SELF_HARM)),
              entry("self-harm/instructions", Set.of(Categories.SELF_HARM)),
              entry("sexual", Set.of(Categories.SEXUAL)),
              entry("sexual/minors", Set.of(Categories.SEXUAL)),
              entry("violence", Set.of(Categories.VIOLENCE)),
              entry("violence/graphic", Set.of(Categories.VIOLENCE))));

  /** Of {@code mistral-moderation-2603}. */
  static final Vocabulary MISTRAL =
      new Vocabulary(
          Map.ofEntries(
              entry("sexual", Set.of(Categories.SEXUAL)),
              entry("hate_and_discrimination", Set.of(Categories.HATE, Categories.TOXICITY)),
              entry("violence_and_threats", Set.of(Categories.VIOLENCE)),
              entry("dangerous", Set.of()),
              entry("criminal", Set.of()),
              entry("selfharm", Set.of(Categories.SELF_HARM)),
              entry("health", Set.of()),
              entry("financial", Set.of()),
              entry("law", Set.of()),
              entry("pii", Set.of(Categories.PII)),
              entry("jailbreaking", Set.of(Categories.PROMPT_INJECTION))));

  Vocabulary {
    meanings = Map.copyOf(meanings);
  }

  /** Theirs that mean one of ours, sorted; none where the endpoint has nothing of the kind. */
  List<String> theirs(String ours) {
    return meanings.entrySet().stream()
        .filter(meaning -> meaning.getValue().contains(ours))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Ours that the endpoint can judge. */
  Set<String> ours() {
    return meanings.values().stream()
        .flatMap(Collection::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Scores of ours: the highest of those that mean it. */
  Map<String, Double> translated(Map<String, Double> theirs) {
    Map<String, Double> scores = new TreeMap<>();
    theirs.forEach(
        (category, score) ->
            meanings
                .getOrDefault(category, Set.of())
                .forEach(ours -> scores.merge(ours, score, Math::max)));
    return scores;
  }
}
