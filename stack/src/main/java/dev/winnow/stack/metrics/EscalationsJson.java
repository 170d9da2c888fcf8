package dev.winnow.stack.metrics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The figures of the escalate job as an operator reads them. */
public final class EscalationsJson {
  /** The group that the job's metrics stand under. */
  public static final String GROUP = "escalation";

  private static final List<String> REASONS =
      List.of("breaker", "pause", "rate", "room", "budget", "retry");
  private static final List<String> FIGURES =
      List.of(
          "calls",
          "inputTokens",
          "outputTokens",
          "costMicros",
          "overBudget",
          "hedges",
          "hedgesWon");
  private static final List<String> OUTCOMES =
      List.of("answered", "declined", "timed_out", "unavailable", "over_budget");

  private EscalationsJson() {}

  public static ObjectNode of(String job, JobMetrics metrics) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("job", job);
    json.put("waiting", metrics.sum("waiting"));
    json.put("oldestSeconds", metrics.largest("oldestSeconds"));
    json.put("inReview", metrics.sum("inReview"));
    json.set("waitsFor", waitsFor(metrics));
    JobMetrics reviews = metrics.under("reviews.");
    ObjectNode asked = json.putObject("reviews");
    reviews.groups().forEach(reason -> asked.put(reason, reviews.sum(reason)));
    ArrayNode providers = json.putArray("providers");
    JobMetrics all = metrics.under("provider.");
    all.groups().forEach(name -> providers.add(provider(name, all.under(name + "."))));
    ArrayNode budget = json.putArray("budget");
    JobMetrics accounts = metrics.under("budget.");
    accounts.groups().forEach(name -> account(budget, name, accounts.under(name + ".")));
    return json;
  }

  /**
   * How many wait for what: their turn, an answer, what a provider's lane waits for, or that
   * anybody is there at all who may judge them.
   */
  private static ObjectNode waitsFor(JobMetrics metrics) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    JobMetrics providers = metrics.under("provider.");
    long turn = metrics.sum("waiting") - metrics.sum("inFlight") - metrics.sum("away");
    json.put("turn", Math.max(0, turn));
    json.put("answer", total(providers, "inFlight"));
    for (String reason : REASONS) {
      json.put(reason, total(providers, "waitsFor_" + reason));
    }
    json.put("away", metrics.sum("away"));
    return json;
  }

  private static long total(JobMetrics providers, String figure) {
    long total = 0;
    for (String name : providers.groups()) {
      total += providers.sum(name + "." + figure);
    }
    return total;
  }

  private static ObjectNode provider(String name, JobMetrics metrics) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", name);
    json.put("leftAlone", metrics.largest("open") > 0);
    json.put("away", metrics.largest("away") > 0);
    json.put("gone", metrics.largest("gone") > 0);
    json.put("inFlight", metrics.sum("inFlight")).put("limit", metrics.sum("limit"));
    ObjectNode waits = json.putObject("waitsFor");
    REASONS.forEach(reason -> waits.put(reason, metrics.sum("waitsFor_" + reason)));
    FIGURES.forEach(figure -> json.put(figure, metrics.sum(figure)));
    ObjectNode outcomes = json.putObject("outcomes");
    OUTCOMES.stream()
        .filter(metrics.sums()::containsKey)
        .forEach(outcome -> outcomes.put(outcome, metrics.sum(outcome)));
    return json;
  }

  private static void account(ArrayNode budget, String name, JobMetrics metrics) {
    for (String unit : metrics.groups()) {
      JobMetrics spans = metrics.under(unit + ".");
      for (String span : spans.groups()) {
        budget
            .addObject()
            .put("account", name)
            .put("unit", unit)
            .put("span", span)
            .put("spent", spans.sum(span + ".spent"))
            .put("held", spans.sum(span + ".held"))
            .put("cap", spans.largest(span + ".cap"));
      }
    }
  }
}
