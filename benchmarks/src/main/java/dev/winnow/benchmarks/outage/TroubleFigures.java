package dev.winnow.benchmarks.outage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.benchmarks.runtime.Figures;
import dev.winnow.benchmarks.turn.Between;
import dev.winnow.benchmarks.turn.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What was measured of one kind of trouble, a turn a round, each held against the two beside it in
 * which the provider answered.
 */
record TroubleFigures(Behaviour trouble, List<Between<Outing>> turns) {
  TroubleFigures {
    turns = List.copyOf(turns);
  }

  static List<TroubleFigures> of(Map<Behaviour, List<Between<Outing>>> turns) {
    List<TroubleFigures> figures = new ArrayList<>();
    turns.forEach((trouble, own) -> figures.add(new TroubleFigures(trouble, own)));
    return figures;
  }

  /** How many times as fast as with a provider that answers: the median over the turns. */
  double ratio() {
    return median(TroubleFigures::ratio);
  }

  /** How many times as much the jobs computed: the median over the turns. */
  double processorRatio() {
    return median(TroubleFigures::processorRatio);
  }

  double itemsPerSecond() {
    return median(turn -> turn.own().perSecond());
  }

  double longestRecovery() {
    return sample(TroubleFigures::recovery).max();
  }

  int unexplained() {
    return turns.stream().mapToInt(turn -> waits(turn).unexplained()).sum();
  }

  int mostWaiting() {
    return turns.stream().mapToInt(turn -> waits(turn).waiting()).max().orElse(0);
  }

  /** The most that waited for each reason in any turn. */
  Map<String, Integer> reasons() {
    Map<String, Integer> most = new TreeMap<>();
    turns.forEach(
        turn -> waits(turn).reasons().forEach((why, many) -> most.merge(why, many, Math::max)));
    return most;
  }

  ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("trouble", trouble.term())
            .put("ratio", Figures.rounded(ratio()));
    list(json, "ratios", TroubleFigures::ratio);
    json.put("processorRatio", Figures.rounded(processorRatio()));
    list(json, "processorRatios", TroubleFigures::processorRatio);
    json.put("itemsPerSecond", Figures.rounded(itemsPerSecond()));
    list(json, "escalated", turn -> turn.own().escalated());
    list(json, "questions", turn -> turn.own().questions());
    list(json, "waiting", turn -> waits(turn).waiting());
    ObjectNode reasons = json.putObject("waitingReasons");
    reasons().forEach(reasons::put);
    json.put("unexplained", unexplained());
    list(json, "recoverySeconds", TroubleFigures::recovery);
    return json;
  }

  private static double ratio(Between<Outing> turn) {
    return beside(turn, Outing::seconds) / turn.own().seconds();
  }

  private static double processorRatio(Between<Outing> turn) {
    return turn.own().processorSeconds() / beside(turn, Outing::processorSeconds);
  }

  private static double beside(Between<Outing> turn, ToDoubleFunction<Outing> figure) {
    return (figure.applyAsDouble(turn.before()) + figure.applyAsDouble(turn.after())) / 2;
  }

  private static Waits waits(Between<Outing> turn) {
    return turn.own().after().waits();
  }

  private static double recovery(Between<Outing> turn) {
    return turn.own().after().settledSeconds();
  }

  private double median(ToDoubleFunction<Between<Outing>> figure) {
    return sample(figure).median();
  }

  private Sample sample(ToDoubleFunction<Between<Outing>> figure) {
    return new Sample(turns.stream().mapToDouble(figure));
  }

  private void list(ObjectNode json, String name, ToDoubleFunction<Between<Outing>> figure) {
    ArrayNode list = json.putArray(name);
    for (Between<Outing> turn : turns) {
      double value = figure.applyAsDouble(turn);
      if (value == Math.rint(value)) {
        list.add((long) value);
      } else {
        list.add(Figures.rounded(value));
      }
    }
  }
}
