package dev.winnow.benchmarks.runtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.benchmarks.turn.Sample;
import dev.winnow.benchmarks.turn.Turn;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What was measured over one mix.
 *
 * @param texts in each round
 * @param tokens lengths of the texts
 * @param turns of each contender, by its name
 * @param fixed names of the contenders that form batches in a fixed way
 * @param padding part of the tokens that Winnow ran
 */
record MixResult(
    String mix,
    int texts,
    Sample tokens,
    Map<String, List<Turn>> turns,
    Set<String> fixed,
    double padding,
    LightResult light) {
  /** How many times as fast as the contender Winnow was: the median over its turns. */
  double ratio(String contender) {
    return median(turns.getOrDefault(contender, List.of()), Turn::ratio);
  }

  /** The fixed way that came off best against Winnow. */
  String bestFixed() {
    return fixed.stream().min(Comparator.comparingDouble(this::ratio)).orElseThrow();
  }

  /** Items a second, by contender; Winnow first. */
  Map<String, Double> speeds() {
    Map<String, Double> speeds = new LinkedHashMap<>();
    List<Turn> all = turns.values().stream().flatMap(List::stream).toList();
    speeds.put(Contenders.WINNOW, median(all, Turn::beside));
    turns.forEach((name, own) -> speeds.put(name, median(own, Turn::own)));
    return speeds;
  }

  private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
    return new Sample(turns.stream().mapToDouble(figure)).median();
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("mix", mix).put("texts", texts);
    json.putObject("tokens")
        .put("mean", Figures.rounded(tokens.mean()))
        .put("p50", tokens.median())
        .put("p95", tokens.percentile(95))
        .put("max", tokens.max());
    ObjectNode speeds = json.putObject("itemsPerSecond");
    speeds().forEach((name, figure) -> speeds.put(name, Figures.rounded(figure)));
    json.put("bestFixed", bestFixed());
    ObjectNode ratios = json.putObject("ratios").put("bestFixed", rounded(bestFixed()));
    turns.keySet().forEach(name -> ratios.put(name, rounded(name)));
    json.put("padding", Figures.rounded(padding)).set("light", light.json());
    return json;
  }

  private double rounded(String contender) {
    return Figures.rounded(ratio(contender));
  }
}
