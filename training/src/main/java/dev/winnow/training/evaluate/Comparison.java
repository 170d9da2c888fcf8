package dev.winnow.training.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What another cascade does better or worse on the same rows. Rows that only one of them answered
 * are left out; intervals are of the difference in pairs, which is far surer than two intervals.
 */
final class Comparison {
  private final Bootstrap bootstrap;

  Comparison(Bootstrap bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** By category: {@code n}, {@code <figure>} and {@code intervals.<figure>}, other minus this. */
  ObjectNode of(SourceTally here, SourceTally other) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    here.categories()
        .forEach(
            (name, tally) -> {
              CategoryTally counterpart = other.categories().get(name);
              if (counterpart != null) {
                json.set(name, of(tally, counterpart));
              }
            });
    return json;
  }

  private ObjectNode of(CategoryTally here, CategoryTally other) {
    Map<String, Judged> byRow = new HashMap<>();
    other.rows().forEach(judged -> byRow.put(judged.row(), judged));
    List<Judged> first = new ArrayList<>();
    List<Judged> second = new ArrayList<>();
    for (Judged judged : here.rows()) {
      Judged counterpart = byRow.get(judged.row());
      if (counterpart != null) {
        first.add(judged);
        second.add(counterpart);
      }
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("n", first.size());
    Map<String, Double> figures = new LinkedHashMap<>();
    Bootstrap.measure(first, figures::put);
    Bootstrap.measure(
        second,
        (name, value) -> {
          Double before = figures.get(name);
          if (before != null) {
            json.put(name, value - before);
          }
        });
    json.set("intervals", TallyJson.intervals(bootstrap.differences(first, second)));
    return json;
  }
}
