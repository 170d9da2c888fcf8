package dev.winnow.pipeline.cascade;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.schemas.EscalationSummary;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.ModelRef;
import dev.winnow.schemas.StageEvidence;
import dev.winnow.schemas.Verdict;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A verdict as the JSON object that the command line prints. Others script against it: fields may
 * be added, none renamed or dropped.
 */
public final class VerdictJson {
  private VerdictJson() {}

  /** The whole verdict; {@code toString()} of the node is one line. */
  public static ObjectNode of(Verdict verdict) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", verdict.getId());
    json.put("tenant", verdict.getTenant());
    json.put("revision", verdict.getRevision());
    json.put("action", verdict.getAction());
    json.put("final", verdict.getFinal$());
    json.put("outcome", verdict.getOutcome());
    json.put("decidedBy", verdict.getDecidedBy());
    ObjectNode labels = json.putObject("labels");
    new TreeMap<>(verdict.getLabels())
        .forEach((category, label) -> labels.set(category, label(label)));
    json.put("policyVersion", verdict.getPolicyVersion());
    models(json.putArray("models"), verdict);
    stages(json.putArray("stages"), verdict);
    if (verdict.getEscalation() != null) {
      json.set("escalation", escalation(verdict.getEscalation()));
    }
    if (verdict.getLanguage() != null) {
      json.put("language", verdict.getLanguage());
      json.put("languageSource", verdict.getLanguageSource());
    }
    json.put("mode", verdict.getMode());
    putIfPresent(json, "run", verdict.getRun());
    json.put("verdictId", verdict.getVerdictId());
    putIfPresent(json, "supersedes", verdict.getSupersedes());
    putIfPresent(json, "receivedAt", verdict.getReceivedAt());
    putIfPresent(json, "decidedAt", verdict.getDecidedAt());
    return json;
  }

  private static ObjectNode label(LabelScore label) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("score", label.getScore());
    json.put("probability", label.getProbability());
    json.put("flagged", label.getFlagged());
    json.put("stage", label.getStage());
    json.put("sure", label.getSure());
    json.put("allow", label.getAllow());
    json.put("act", label.getAct());
    if (label.getScreenShare() > 0) {
      json.put("screenShare", label.getScreenShare());
    }
    if (label.getStageProbability() != null) {
      json.put("stageProbability", label.getStageProbability());
    }
    if (!label.getCalibrated()) {
      json.put("calibrated", false);
    }
    return json;
  }

  private static void models(ArrayNode json, Verdict verdict) {
    for (StageEvidence stage : verdict.getEvidence()) {
      for (ModelRef model : stage.getModels()) {
        json.addObject()
            .put("id", model.getId())
            .put("version", model.getVersion())
            .put("sha256", model.getSha256())
            .put("calibration", model.getCalibration())
            .put("stage", stage.getStage());
      }
    }
  }

  private static void stages(ArrayNode json, Verdict verdict) {
    for (StageEvidence stage : verdict.getEvidence()) {
      ObjectNode ran =
          json.addObject()
              .put("stage", stage.getStage())
              .put("latencyMicros", stage.getLatencyMicros())
              .put("tokens", stage.getTokens())
              .put("truncated", stage.getTruncated())
              .put("cached", stage.getCached());
      if (!stage.getSkipped().isEmpty()) {
        stage.getSkipped().forEach(ran.putArray("skipped")::add);
      }
      if (!stage.getProbabilities().isEmpty()) {
        new TreeMap<>(stage.getProbabilities()).forEach(ran.putObject("probabilities")::put);
      }
    }
  }

  private static ObjectNode escalation(EscalationSummary escalation) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode unsure = json.putArray("unsure");
    escalation.getUnsure().forEach(unsure::add);
    json.put("outcome", escalation.getOutcome());
    if (!escalation.getReason().equals(EscalationReason.UNSURE.term())) {
      json.put("reason", escalation.getReason());
    }
    putIfPresent(json, "provider", escalation.getProvider());
    json.put("inputTokens", escalation.getInputTokens());
    json.put("outputTokens", escalation.getOutputTokens());
    json.put("costMicros", escalation.getCostMicros());
    json.put("latencyMicros", escalation.getLatencyMicros());
    json.put("requestedPolicyVersion", escalation.getRequestedPolicyVersion());
    putIfPresent(json, "requestedAt", escalation.getRequestedAt());
    if (!escalation.getOverBudget().isEmpty()) {
      escalation.getOverBudget().forEach(json.putArray("overBudget")::add);
    }
    return json;
  }

  private static void putIfPresent(ObjectNode json, String name, @Nullable Object value) {
    if (value instanceof Instant instant) {
      json.put(name, instant.toString());
    } else if (value != null) {
      json.put(name, value.toString());
    }
  }
}
