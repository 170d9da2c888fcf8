package dev.winnow.training.intent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A class whose rows are taken for another.
 *
 * @param rows how many of how many of the class
 */
record Mistaken(String truth, String told, Share rows) {
  /** The most frequent first, and of those alike the earlier class. */
  static List<Mistaken> of(List<Answer> answers, List<String> classes) {
    int[] totals = new int[classes.size()];
    Map<List<Integer>, Integer> counts = new HashMap<>();
    for (Answer answer : answers) {
      totals[answer.truth()]++;
      if (!answer.isRight()) {
        counts.merge(List.of(answer.truth(), answer.told()), 1, Integer::sum);
      }
    }
    List<Mistaken> mistaken = new ArrayList<>();
    counts.forEach(
        (pair, count) ->
            mistaken.add(
                new Mistaken(
                    classes.get(pair.get(0)),
                    classes.get(pair.get(1)),
                    new Share(count, totals[pair.get(0)]))));
    mistaken.sort(
        Comparator.comparingInt((Mistaken one) -> -one.rows.found())
            .thenComparing(Mistaken::truth)
            .thenComparing(Mistaken::told));
    return mistaken;
  }
}
