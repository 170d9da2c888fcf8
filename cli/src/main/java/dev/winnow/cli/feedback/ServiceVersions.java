package dev.winnow.cli.feedback;

import dev.winnow.pipeline.policy.CategoryPolicy;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.Thresholds;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells items that were decided under the thresholds in service from those of before. A version of
 * the policy under which one label had other thresholds is left out as a whole: to keep those of
 * its items that happen to look the same would mix the sample.
 */
final class ServiceVersions {
  private final Policy policy;

  ServiceVersions(Policy policy) {
    this.policy = policy;
  }

  List<FeedbackItem> of(List<FeedbackItem> items) {
    Set<Long> others = new HashSet<>();
    for (FeedbackItem item : items) {
      if (!item.labels().entrySet().stream()
          .allMatch(label -> isInService(label.getKey(), label.getValue()))) {
        others.add(item.policyVersion());
      }
    }
    return items.stream().filter(item -> !others.contains(item.policyVersion())).toList();
  }

  /**
   * Without the versions under which nothing was drawn: what people decided in their time would
   * count without what machines let pass.
   *
   * @param tells whether an item shows that under its version something was
   */
  static List<FeedbackItem> withDraws(List<FeedbackItem> items, Predicate<FeedbackItem> tells) {
    Set<Long> versions =
        items.stream().filter(tells).map(FeedbackItem::policyVersion).collect(Collectors.toSet());
    return items.stream().filter(item -> versions.contains(item.policyVersion())).toList();
  }

  /** One without thresholds was told and not judged. */
  private boolean isInService(String category, LabelScore label) {
    CategoryPolicy rules = policy.categories().get(category);
    Thresholds found = new Thresholds(label.getAllow(), label.getAct(), label.getScreenShare());
    return rules == null
        || (found.allow() == 0 && found.act() == 1)
        || inService(category, rules, Stage.of(label.getStage())).anyMatch(found::equals);
  }

  /** Those of the category, and those for other languages. */
  private Stream<Thresholds> inService(String category, CategoryPolicy rules, Stage stage) {
    Stream<Thresholds> named =
        policy.languages().others().values().stream()
            .map(language -> language.getOrDefault(category, Map.of()).get(stage))
            .filter(Objects::nonNull)
            .flatMap(
                found ->
                    Stream.of(
                        found,
                        new CategoryPolicy(
                                rules.action(), withScreen(rules.thresholds(), stage, found))
                            .at(stage)));
    return Stream.concat(Stream.of(rules.at(stage)), named).filter(Objects::nonNull);
  }

  private static Map<Stage, Thresholds> withScreen(
      Map<Stage, Thresholds> thresholds, Stage stage, Thresholds found) {
    Map<Stage, Thresholds> all = new EnumMap<>(Stage.class);
    all.putAll(thresholds);
    all.put(stage, found);
    return all;
  }
}
