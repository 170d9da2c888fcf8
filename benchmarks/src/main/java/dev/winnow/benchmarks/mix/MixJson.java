package dev.winnow.benchmarks.mix;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** How a mix is made up, in what a benchmark prints. */
public final class MixJson {
  private MixJson() {}

  public static ObjectNode of(Mix mix) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("everyday", mix.everyday().size());
    ObjectNode violations = json.putObject("violations");
    new TreeMap<>(mix.strata()).forEach((name, rows) -> violations.put(name, rows.size()));
    json.put("violationsPart", mix.violations());
    ObjectNode sources = json.putObject("sources");
    Map<String, Integer> everyday = new TreeMap<>();
    mix.everyday().forEach(row -> everyday.merge(row.source(), 1, Integer::sum));
    Map<String, Integer> all = new TreeMap<>();
    mix.rows().forEach(row -> all.merge(row.source(), 1, Integer::sum));
    all.forEach(
        (source, rows) -> {
          int calm = everyday.getOrDefault(source, 0);
          sources.putObject(source).put("everyday", calm).put("violations", rows - calm);
        });
    TreeSet<String> untrained = new TreeSet<>();
    mix.rows().stream().filter(row -> !row.trained()).forEach(row -> untrained.add(row.source()));
    untrained.forEach(json.putArray("leftOutOfTraining")::add);
    return json;
  }
}
