package dev.winnow.training.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.training.lineage.PackageRef;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which categories of a screen learn from a teacher beside the labels: distillation, as Hinton,
 * Vinyals and Dean, "Distilling the Knowledge in a Neural Network", 2015, mix it with them. Rows
 * that do not label such a category are learned from too.
 *
 * @param shares by category, how much the teacher's word counts beside a label: above 0, at most 1
 * @param excerpts by category, of each row at most so many excerpts are put to the teacher too and
 *     learned from, 0 to 8; none of a category that is not named
 */
public record Teaching(Teacher teacher, Map<String, Double> shares, Map<String, Integer> excerpts) {
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
    for (Map.Entry<String, Integer> each : excerpts.entrySet()) {
      if (!shares.containsKey(each.getKey())) {
        throw new IllegalArgumentException(
            "excerpts: %s (expected: of the categories that are taught: %s)"
                .formatted(each.getKey(), String.join(", ", new TreeSet<>(shares.keySet()))));
      }
      if (each.getValue() < 0 || each.getValue() > MOST_EXCERPTS) {
        throw new IllegalArgumentException(
            "excerpts: %d (expected: 0 to %d)".formatted(each.getValue(), MOST_EXCERPTS));
      }
    }
    shares = Map.copyOf(shares);
    excerpts = Map.copyOf(excerpts);
  }

  /** Of whole rows alone. */
  public Teaching(Teacher teacher, Map<String, Double> shares) {
    this(teacher, shares, Map.of());
  }

  /** 0 for a category that is not taught. */
  double share(String category) {
    return shares.getOrDefault(category, 0.0);
  }

  /** Of a row at most; 0 for a category that learns from none. */
  int excerpts(String category) {
    return excerpts.getOrDefault(category, 0);
  }

  /** The most of any category. */
  int mostExcerpts() {
    return excerpts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** As a lineage tells it. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(shares)
        .forEach(
            (category, share) -> {
              ObjectNode of = json.putObject(category).put("share", share);
              of.set("by", by(teacher.answersFor(category)));
              if (excerpts(category) > 0) {
                of.put("excerpts", excerpts(category));
              }
            });
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
