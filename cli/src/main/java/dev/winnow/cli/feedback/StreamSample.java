package dev.winnow.cli.feedback;

import dev.winnow.pipeline.policy.AuditRules;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyException;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.ContentItem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A stream as its audits and reviews show it: items that were drawn with known probabilities, with
 * what people said of them and what they were asked about.
 *
 * @param items that were drawn or left to people, answered or not
 * @param strata that items are drawn from, also those of which none was
 * @param otherThresholds items that were left out, for they were decided under other thresholds
 *     than those in service
 * @param unknownDraw items that were left out, for under their version of the policy nothing was
 *     drawn
 * @param withoutContent answers that were left out, for what they are about is no longer there
 * @param unreadable lines and records
 */
public record StreamSample(
    List<StreamItem> items,
    Set<SampleStratum> strata,
    int otherThresholds,
    int unknownDraw,
    int withoutContent,
    long unreadable) {
  public StreamSample {
    items = List.copyOf(items);
    strata = Set.copyOf(strata);
  }

  /**
   * Reads it all, twice: content is held of what was answered alone.
   *
   * @param policy in service
   * @param categories that are asked about
   * @param maxAnswers whose content may be held; more are an error
   */
  static StreamSample read(
      FeedbackOptions options,
      Policy policy,
      Set<String> categories,
      int maxAnswers,
      PrintWriter notes)
      throws IOException {
    AuditRules rules = rules(policy);
    List<FeedbackItem> all = options.read(notes).items(rules);
    List<FeedbackItem> inService = new ServiceVersions(policy).of(all);
    List<FeedbackItem> drawn = ServiceVersions.withDraws(inService, StreamSample::isCheckOfAllowed);
    Set<ItemKey> answered =
        drawn.stream()
            .filter(item -> item.answer() != null)
            .map(FeedbackItem::key)
            .collect(Collectors.toSet());
    if (answered.size() > maxAnswers) {
      throw new IllegalArgumentException(
          "answers: %d (expected: at most --max-rows; --since takes the newest)"
              .formatted(answered.size()));
    }
    AnsweredContent content = new AnsweredContent(answered);
    options.read(content, new PrintWriter(Writer.nullWriter())); // named once already
    List<StreamItem> items = drawn.stream().map(item -> item(item, categories, content)).toList();
    Set<SampleStratum> strata = new TreeSet<>(SampleStratum.of(rules));
    items.forEach(item -> strata.add(item.stratum()));
    int judged = (int) items.stream().filter(item -> item.content() != null).count();
    return new StreamSample(
        items,
        strata,
        all.size() - inService.size(),
        inService.size() - drawn.size(),
        answered.size() - judged,
        options.unreadable());
  }

  /** What is not drawn at all, or not put to people, no answer tells of. */
  private static AuditRules rules(Policy policy) {
    @Nullable AuditRules rules = policy.controls().audit();
    if (rules == null || rules.allowed() == 0 || rules.acted() == 0 || rules.people() == 0) {
      throw new PolicyException(
          "audit: %s (expected: allowed, acted and people of more than 0: of what is not drawn and"
                  .formatted(rules == null ? "none" : rules)
              + " put to people nothing can be proven)");
    }
    return rules;
  }

  /** Far from a threshold: nearly all of a stream is such, so a version without any drew none. */
  private static boolean isCheckOfAllowed(FeedbackItem item) {
    return item.action() == Action.ALLOW && !item.draw().near();
  }

  private static StreamItem item(
      FeedbackItem item, Set<String> categories, AnsweredContent contents) {
    ContentItem content = item.answer() == null ? null : contents.of(item.key());
    return new StreamItem(
        item.key().item(),
        SampleStratum.of(item),
        item.labels(),
        content == null ? null : violations(item, categories),
        content);
  }

  private static Map<String, Boolean> violations(FeedbackItem item, Set<String> categories) {
    Map<String, Boolean> violations = new HashMap<>();
    for (String category : categories) {
      Boolean violation = item.isViolation(category);
      if (violation != null) {
        violations.put(category, violation);
      }
    }
    return violations;
  }
}
