package dev.winnow.training.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.training.lineage.PackageRef;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which categories of a screen learn from a teacher beside the labels: distillation, as Hinton,
 * Vinyals and Dean, "Distilling the Knowledge in a Neural Network", 2015, mix it with them. Rows
 * that do not label such a category are learned from too.
 *
 * @param shares by category, how much the teacher's word counts beside a label: above 0, at most 1
 * @param excerpts of each row at most so many excerpts are put to the teacher too, 0 to 8
 */
public record Teaching(Teacher teacher, Map<String, Double> shares, int excerpts) {
  private static final int MOST_EXCERPTS = 8;

  public Teaching {
    shares.forEach(
        (category, share) -> {
          if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                "%s: share of the teacher: %s (expected: above 0, at most 1)"
                    .formatted(category, share));
          }
        });
    if (excerpts < 0 || excerpts > MOST_EXCERPTS) {
      throw new IllegalArgumentException(
          "excerpts: %d (expected: 0 to %d)".formatted(excerpts, MOST_EXCERPTS));
    }
    shares = Map.copyOf(shares);
  }

  /** Of whole rows alone. */
  public Teaching(Teacher teacher, Map<String, Double> shares) {
    this(teacher, shares, 0);
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
                    .set("by", by(teacher.answersFor(category))));
    return json;
  }

  /** Of several packages a list. */
  private static JsonNode by(List<PackageRef> teachers) {
    if (teachers.size() == 1) {
      return teachers.get(0).json();
    }
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    teachers.forEach(each -> json.add(each.json()));
    return json;
  }
}
