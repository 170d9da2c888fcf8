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
import java.util.stream.IntStream;

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
    return median(turnsOf(contender), Turn::ratio);
  }

  /** How many times as much processor time the contender took: the median over its turns. */
  double processor(String contender) {
    return median(turnsOf(contender), Turn::processorRatio);
  }

  /** The fixed way that came off best against Winnow. */
  String bestFixed() {
    return fixed.stream().min(Comparator.comparingDouble(this::ratio)).orElseThrow();
  }

  /**
   * What a fixed way gives that is the best one: the median over the rounds, in each of which the
   * best is the one of the other rounds. To choose and to measure by the same rounds would take
   * what is lucky for what is good, the more so the more ways there are.
   */
  double againstBest(ToDoubleFunction<Turn> figure) {
    int rounds = turnsOf(bestFixed()).size();
    return new Sample(
            IntStream.range(0, rounds).mapToDouble(round -> againstBest(figure, round, rounds)))
        .median();
  }

  private double againstBest(ToDoubleFunction<Turn> figure, int round, int rounds) {
    String best =
        fixed.stream()
            .min(Comparator.comparingDouble(name -> median(others(name, round, rounds), figure)))
            .orElseThrow();
    return figure.applyAsDouble(turnsOf(best).get(round));
  }

  /** The turns of the other rounds; where there is only one, its own. */
  private List<Turn> others(String name, int round, int rounds) {
    return IntStream.range(0, rounds)
        .filter(other -> other != round || rounds == 1)
        .mapToObj(turnsOf(name)::get)
        .toList();
  }

  private List<Turn> turnsOf(String contender) {
    return turns.getOrDefault(contender, List.of());
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
    json.set("ratios", ratios(Turn::ratio));
    json.set("processorRatios", ratios(Turn::processorRatio));
    json.put("padding", Figures.rounded(padding)).set("light", light.json());
    return json;
  }

  private ObjectNode ratios(ToDoubleFunction<Turn> figure) {
    ObjectNode ratios = JsonNodeFactory.instance.objectNode();
    ratios.put("bestFixed", Figures.rounded(againstBest(figure)));
    turns.forEach((name, own) -> ratios.put(name, Figures.rounded(median(own, figure))));
    return ratios;
  }
}
