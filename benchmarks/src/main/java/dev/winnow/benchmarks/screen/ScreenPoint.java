package dev.winnow.benchmarks.screen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.benchmarks.mix.DoubtPolicies;
import dev.winnow.benchmarks.mix.LostQuality;
import dev.winnow.benchmarks.mix.Quality;
import dev.winnow.benchmarks.mix.QualityJson;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.Thresholds;
import dev.winnow.schemas.Stage;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One point of the curve: a screen with these thresholds before the encoder, against the encoder on
 * everything.
 *
 * @param width of the band of doubt, see {@link DoubtPolicies}
 * @param policy of the division that asks the encoder about as much as the middle of all
 * @param throughput items a second, as times those of the encoder on everything: the median
 * @param processor time an item, as part of the encoder's: the median
 */
public record ScreenPoint(
    double width,
    Policy policy,
    Quality quality,
    LostQuality loss,
    double throughput,
    double processor) {
  /** Whether it loses no more macro-F1 than this. */
  boolean loses(double atMost) {
    return loss.lost() <= atMost;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("width", width);
    ObjectNode thresholds = json.putObject("thresholds");
    new TreeMap<>(policy.categories())
        .forEach(
            (category, rules) -> {
              Thresholds screen = Objects.requireNonNull(rules.thresholds().get(Stage.SCREEN));
              thresholds.putObject(category).put("allow", screen.allow()).put("act", screen.act());
            });
    json.put("toEncoder", quality.asked())
        .put("throughputRatio", throughput)
        .put("processorRatio", processor);
    QualityJson.put(json, quality);
    return json.put("lost", loss.lost()).put("lostLow", loss.low()).put("lostHigh", loss.high());
  }
}
