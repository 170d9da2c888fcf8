package dev.winnow.training.screen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which categories of a screen learn from a teacher beside the labels: distillation, as Hinton,
 * Vinyals and Dean, "Distilling the Knowledge in a Neural Network", 2015, mix it with them. Rows
 * that do not label such a category are learned from too.
 *
 * @param shares by category, how much the teacher's word counts beside a label: above 0, at most 1
 */
public record Teaching(Teacher teacher, Map<String, Double> shares) {
  public Teaching {
    shares.forEach(
        (category, share) -> {
          if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                "%s: share of the teacher: %s (expected: above 0, at most 1)"
                    .formatted(category, share));
          }
        });
    shares = Map.copyOf(shares);
  }

  /** 0 for a category that is not taught. */
  double share(String category) {
    return shares.getOrDefault(category, 0.0);
  }

  /** As a lineage tells it. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(shares)
        .forEach(
            (category, share) ->
                json.putObject(category)
                    .put("share", share)
                    .set("by", teacher.answersFor(category).json()));
    return json;
  }
}
