package dev.winnow.cli.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.ModelRef;
import dev.winnow.schemas.StageEvidence;
import dev.winnow.schemas.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A verdict as the command line prints it, back into a record, with what drift looks at: who
 * decided, the language, the labels, and which stages ran. The rest is left at its default.
 */
final class VerdictLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private VerdictLine() {}

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException where it holds no verdict; the message does not quote it
   */
  static Verdict parse(String line) {
    try {
      return verdict(JSON.readTree(line));
    } catch (JsonProcessingException e) {
      // Jackson's own message quotes the line.
      throw new IllegalArgumentException("not JSON");
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not a verdict: " + e.getMessage(), e);
    }
  }

  private static Verdict verdict(JsonNode json) {
    return Verdict.newBuilder()
        .setVerdictId(json.required("verdictId").asText())
        .setTenant(json.required("tenant").asText())
        .setId(json.required("id").asText())
        .setFinal$(json.required("final").asBoolean())
        .setOutcome(json.required("outcome").asText())
        .setAction(json.required("action").asText())
        .setDecidedBy(json.required("decidedBy").asText())
        .setLanguage(json.hasNonNull("language") ? json.get("language").asText() : null)
        .setLabels(labels(json.required("labels")))
        .setEvidence(evidence(json))
        .build();
  }

  private static Map<String, LabelScore> labels(JsonNode json) {
    Map<String, LabelScore> labels = new HashMap<>();
    for (Map.Entry<String, JsonNode> label : json.properties()) {
      JsonNode found = label.getValue();
      labels.put(
          label.getKey(),
          LabelScore.newBuilder()
              .setScore(found.required("score").asDouble())
              .setProbability(found.required("probability").asDouble())
              .setFlagged(found.required("flagged").asBoolean())
              .setStage(found.required("stage").asText())
              .setSure(found.required("sure").asBoolean())
              .setAllow(found.required("allow").asDouble())
              .setAct(found.required("act").asDouble())
              .setScreenShare(found.path("screenShare").asDouble())
              .setStageProbability(
                  found.has("stageProbability") ? found.get("stageProbability").asDouble() : null)
              .build());
    }
    return labels;
  }

  private static List<StageEvidence> evidence(JsonNode json) {
    List<StageEvidence> ran = new ArrayList<>();
    for (JsonNode stage : json.required("stages")) {
      String name = stage.required("stage").asText();
      ran.add(
          StageEvidence.newBuilder()
              .setStage(name)
              .setModels(models(json, name))
              .setLatencyMicros(stage.path("latencyMicros").asLong())
              .setTokens(stage.required("tokens").asInt())
              .setTruncated(stage.required("truncated").asBoolean())
              .setProbabilities(probabilities(stage.path("probabilities")))
              .build());
    }
    return ran;
  }

  private static List<ModelRef> models(JsonNode json, String stage) {
    List<ModelRef> models = new ArrayList<>();
    for (JsonNode model : json.required("models")) {
      if (model.path("stage").asText().equals(stage)) {
        models.add(
            new ModelRef(
                model.path("id").asText(),
                model.path("version").asText(),
                model.path("sha256").asText(),
                model.path("calibration").asText()));
      }
    }
    return models;
  }

  private static Map<String, Double> probabilities(JsonNode json) {
    Map<String, Double> probabilities = new HashMap<>();
    json.properties()
        .forEach(found -> probabilities.put(found.getKey(), found.getValue().asDouble()));
    return probabilities;
  }
}
