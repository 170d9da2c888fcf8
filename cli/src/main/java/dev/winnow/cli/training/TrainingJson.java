package dev.winnow.cli.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.training.card.SuggestedThresholds;
import dev.winnow.training.head.HeadSummary;
import dev.winnow.training.intent.IntentSummary;
import dev.winnow.training.intent.Share;
import dev.winnow.training.metric.Figures;
import dev.winnow.training.screen.ScreenSummary;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What {@code train} prints of what it trained. */
final class TrainingJson {
  private TrainingJson() {}

  static ObjectNode heads(String encoder, long seed, List<HeadSummary> heads) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("encoder", encoder);
    json.put("seed", seed);
    ArrayNode array = json.putArray("heads");
    heads.forEach(head -> array.add(head(head)));
    return json;
  }

  static ObjectNode screen(long seed, ScreenSummary screen) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("seed", seed);
    ObjectNode made = json.putObject("screen");
    made.put("id", screen.manifest().id());
    made.put("sha256", screen.manifest().modelSha256());
    ArrayNode array = made.putArray("categories");
    screen.categories().forEach(category -> array.add(category(category)));
    return json;
  }

  static ObjectNode intents(long seed, IntentSummary intents) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("seed", seed);
    ObjectNode made = json.putObject("intents");
    made.put("id", intents.manifest().id());
    made.put("sha256", intents.manifest().modelSha256());
    made.put("bytes", intents.bytes());
    made.put("classes", intents.manifest().output().labels().size());
    made.put("settings", intents.kept());
    made.set("right", share(intents.figures().right()));
    made.put("calibrationError", intents.figures().calibrationError());
    intents
        .figures()
        .outOfScope()
        .ifPresent(
            out -> {
              made.set("rightInScope", share(out.rightInScope()));
              ObjectNode outside = made.putObject("outOfScope");
              outside.set("recall", share(out.recall()));
              outside.set("precision", share(out.precision()));
            });
    return json;
  }

  private static ObjectNode share(Share share) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("n", share.of())
        .put("share", share.value())
        .put("low", share.interval().low())
        .put("high", share.interval().high());
  }

  private static ObjectNode head(HeadSummary head) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", head.manifest().id());
    json.put("category", head.manifest().category());
    json.put("sha256", head.manifest().sha256());
    json.put("settings", head.settings());
    json.set("pooled", figures(head.pooled()));
    json.set("sources", sources(head.sources()));
    json.set("suggestedThresholds", thresholds(head.thresholds()));
    return json;
  }

  private static ObjectNode category(ScreenSummary.Category category) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("category", category.name());
    json.put("settings", category.settings());
    json.set("pooled", figures(category.pooled()));
    json.set("obfuscated", figures(category.obfuscated()));
    json.set("sources", sources(category.sources()));
    json.set("suggestedThresholds", thresholds(category.thresholds()));
    return json;
  }

  private static ObjectNode sources(Map<String, Figures> bySource) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    bySource.forEach((source, figures) -> json.set(source, figures(figures)));
    return json;
  }

  private static ObjectNode thresholds(SuggestedThresholds found) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("allow", found.allow())
        .put("act", found.act())
        .put("precisionAtAct", found.precision())
        .put("recallAtAct", found.recall())
        .put("missedBelowAllow", found.missed())
        .put("unsure", found.unsure())
        .put("everydayUnsure", found.everydayUnsure());
  }

  private static ObjectNode figures(Figures figures) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("n", figures.n());
    json.put("positives", figures.positives());
    put(json, "auc", figures.auc());
    put(json, "averagePrecision", figures.averagePrecision());
    json.put("calibrationError", figures.calibrationError());
    return json;
  }

  private static void put(ObjectNode json, String name, OptionalDouble value) {
    if (value.isPresent()) {
      json.put(name, value.getAsDouble());
    } else {
      json.putNull(name);
    }
  }
}
