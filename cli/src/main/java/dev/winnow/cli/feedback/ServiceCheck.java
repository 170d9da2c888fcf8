package dev.winnow.cli.feedback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.pipeline.policy.CategoryPolicy;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyException;
import dev.winnow.schemas.Action;
import dev.winnow.training.certify.Limits;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Holds the thresholds in service against their limits, by what people answered. */
public final class ServiceCheck {
  private final Policy policy;
  private final Map<String, Limits> limits;
  private final double confidence;

  /**
   * A check.
   *
   * @param limits by category, in the order in which they are told
   */
  public ServiceCheck(Policy policy, Map<String, Limits> limits, double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "--confidence: " + confidence + " (expected: more than 0, less than 1)");
    }
    this.policy = policy;
    this.limits = limits;
    this.confidence = confidence;
    for (String category : limits.keySet()) {
      rules(category);
    }
  }

  /**
   * Checks, and prints what came of it.
   *
   * @return 0 where all limits are kept and all could be read, else 1
   */
  public int run(FeedbackOptions options, PrintWriter out, PrintWriter notes) throws IOException {
    List<FeedbackItem> all = options.read(notes).items(policy.controls().audit());
    List<FeedbackItem> inService = new ServiceVersions(policy).of(all);
    List<FeedbackItem> drawn =
        ServiceVersions.withDraws(inService, item -> item.action() != Action.REVIEW);
    List<CategoryFinding> findings = new ArrayList<>();
    limits.forEach(
        (category, wanted) ->
            findings.add(CategoryFinding.of(category, rules(category), wanted, drawn, confidence)));
    new CheckTable(notes, confidence).print(findings);
    ObjectNode json =
        CheckJson.of(
            findings,
            confidence,
            drawn,
            all.size() - inService.size(),
            inService.size() - drawn.size());
    json.put("unreadable", options.unreadable());
    out.println(json);
    return options.unreadable() == 0 && json.get("kept").booleanValue() ? 0 : 1;
  }

  private CategoryPolicy rules(String category) {
    CategoryPolicy rules = policy.categories().get(category);
    if (rules == null) {
      throw new PolicyException(
          "--limit: %s: not in the policy (expected: one of %s)"
              .formatted(category, new TreeSet<>(policy.categories().keySet())));
    }
    return rules;
  }
}
