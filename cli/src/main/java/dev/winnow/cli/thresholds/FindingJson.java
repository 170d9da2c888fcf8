package dev.winnow.cli.thresholds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.schemas.Stage;
import dev.winnow.training.certify.ThresholdVector;
import java.util.Map;
import java.util.TreeMap;

/** A finding as JSON: what an auditor needs to check it, and nothing of the rows themselves. */
final class FindingJson {
  private final PolicyDraft draft;
  private final Terms terms;
  private final PriceOptions price;

  FindingJson(PolicyDraft draft, Terms terms, PriceOptions price) {
    this.draft = draft;
    this.terms = terms;
    this.price = price;
  }

  ObjectNode of(Finding finding) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("certified", finding.proof() != null);
    json.put("confidence", terms.confidence());
    if (terms.prevalence().isPresent()) {
      json.put("prevalence", terms.prevalence().getAsDouble());
    } else {
      json.putNull("prevalence");
    }
    json.put("seed", terms.seed());
    json.set("rows", rows(finding));
    if (finding.proof() != null) {
      json.put("tried", finding.proof().tried());
      json.set("categories", categories(finding.proof()));
    }
    if (finding.reach() != null) {
      json.set("price", price(finding.reach()));
    }
    if (!finding.shortages().isEmpty()) {
      ArrayNode needed = json.putArray("needed");
      finding.shortages().forEach(shortage -> needed.add(needed(shortage)));
    }
    json.set("models", models());
    return json;
  }

  private static ObjectNode rows(Finding finding) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("searched", finding.split().searched().size());
    json.put("proven", finding.split().proven().size());
    json.put("provenSha256", RowsDigest.of(finding.split().proven()));
    json.put("repeated", finding.input().repeated());
    json.put("rejected", finding.input().rejected());
    return json;
  }

  private ObjectNode categories(Proof proof) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (int at = 0; at < draft.wanted().size(); at++) {
      CategoryLimits wanted = draft.wanted().get(at);
      ThresholdVector vector = proof.vectors().get(at);
      Proof.Rates rates = proof.categories().get(at);
      ObjectNode category = json.putObject(wanted.category());
      category.put("acts", vector.acts());
      ObjectNode thresholds = category.putObject("thresholds");
      draft
          .byStage(wanted.category(), vector)
          .forEach(
              (stage, found) ->
                  thresholds
                      .putObject(stage.term())
                      .put("allow", found.allow())
                      .put("act", found.act()));
      category.set("wrong", rate(rates.wrong(), wanted.limits().wrong()));
      category.set("missed", rate(rates.missed(), wanted.limits().missed()));
    }
    return json;
  }

  private static ObjectNode rate(Proof.Rate rate, double limit) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("limit", limit).put("k", rate.k()).put("n", rate.n());
    rate.estimate()
        .ifPresent(
            estimate ->
                json.put("estimate", Double.isNaN(estimate) ? null : Double.valueOf(estimate)));
    return json.put("upperBound", rate.upperBound());
  }

  private ObjectNode price(Reach reach) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("decided", shares(reach.decided()));
    json.set("reached", shares(reach.reached()));
    json.put("itemsPerHour", price.itemsPerHour());
    json.put("escalationsPerHour", reach.escalated() * price.itemsPerHour());
    json.put("reviewsPerHour", reach.toPeople() * price.itemsPerHour());
    if (price.prices().isMoney()) {
      json.put("costPerHour", reach.cost(price.prices()) * price.itemsPerHour());
    }
    return json;
  }

  private static ObjectNode shares(Map<Stage, Double> byStage) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(byStage).forEach((stage, share) -> json.put(stage.term(), share));
    return json;
  }

  private static ObjectNode needed(Shortage shortage) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("category", shortage.category())
        .put("rows", shortage.rows())
        .put("have", shortage.have())
        .put("need", shortage.need() > 0 ? Integer.valueOf(shortage.need()) : null);
  }

  private ArrayNode models() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (CascadeStage stage : draft.stages()) {
      for (ModelIdentity model : stage.classifier().models()) {
        json.addObject()
            .put("stage", stage.stage().term())
            .put("id", model.id())
            .put("version", model.version())
            .put("sha256", model.sha256())
            .put("calibration", model.calibration());
      }
    }
    return json;
  }
}
