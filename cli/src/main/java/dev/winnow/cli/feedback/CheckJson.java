package dev.winnow.cli.feedback;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.schemas.Action;
import java.util.List;
import java.util.Locale;

/** What the check prints. Fields may be added, none renamed or dropped. */
final class CheckJson {
  private CheckJson() {}

  /**
   * @param items that count
   * @param otherThresholds items that were left out, for they were decided under other thresholds
   * @param unknownDraw items that were left out, for under their version nothing was drawn
   */
  static ObjectNode of(
      List<CategoryFinding> findings,
      double confidence,
      List<FeedbackItem> items,
      int otherThresholds,
      int unknownDraw) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("kept", findings.stream().allMatch(CategoryFinding::isKept));
    json.put("confidence", confidence);
    json.set(
        "items",
        counts(items).put("otherThresholds", otherThresholds).put("unknownDraw", unknownDraw));
    ObjectNode categories = json.putObject("categories");
    ArrayNode needed = JsonNodeFactory.instance.arrayNode();
    for (CategoryFinding finding : findings) {
      ObjectNode category = categories.putObject(finding.category());
      category.set("wrong", limit(finding.wrong()));
      category.set("missed", limit(finding.missed()));
      category.put("unclear", finding.unclear());
      needed(needed, finding.category(), "acted", finding.wrong());
      needed(needed, finding.category(), "allowed", finding.missed());
    }
    if (!needed.isEmpty()) {
      json.set("needed", needed);
    }
    return json;
  }

  private static ObjectNode counts(List<FeedbackItem> items) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("drawn", count(items, false, false));
    json.put("answered", count(items, false, true));
    json.put("reviews", count(items, true, false));
    json.put("reviewed", count(items, true, true));
    return json;
  }

  private static long count(List<FeedbackItem> items, boolean reviews, boolean answered) {
    return items.stream()
        .filter(item -> (item.action() == Action.REVIEW) == reviews)
        .filter(item -> !answered || item.answer() != null)
        .count();
  }

  private static ObjectNode limit(LimitFinding finding) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("limit", finding.limit());
    json.put("state", finding.state().name().toLowerCase(Locale.ROOT));
    json.put("k", finding.bound().errors());
    json.put("n", finding.bound().judged());
    if (Double.isNaN(finding.bound().share())) {
      json.putNull("estimate");
    } else {
      json.put("estimate", finding.bound().share());
    }
    json.put("upperBound", finding.bound().high());
    return json;
  }

  private static void needed(
      ArrayNode needed, String category, String answers, LimitFinding finding) {
    if (finding.state() == LimitFinding.State.SHORT) {
      ObjectNode json =
          needed
              .addObject()
              .put("category", category)
              .put("answers", answers)
              .put("have", finding.bound().judged());
      if (finding.needed() > 0) {
        json.put("need", finding.needed());
      } else {
        json.putNull("need");
      }
    }
  }
}
