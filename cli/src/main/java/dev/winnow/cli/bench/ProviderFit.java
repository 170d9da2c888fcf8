package dev.winnow.cli.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.benchmarks.cascade.AskedScores;
import dev.winnow.benchmarks.cascade.AskedScores.Row;
import dev.winnow.connectors.escalation.Platt;
import dev.winnow.training.fit.PlattFit;
import java.util.List;

/**
 * The calibration of a provider, fitted to what it said of a mix of labelled texts: Platt scaling,
 * with each text weighted as in the mix. A category whose scores rise with nothing has none.
 */
final class ProviderFit {
  /** Of each class, below which a fit would say more of chance than of the provider. */
  private static final int FEWEST = 20;

  private ProviderFit() {}

  /** By category, as the providers' file takes them: {@code a} and {@code b}. */
  static ObjectNode of(List<AskedScores> asked) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (AskedScores scores : asked) {
      List<Row> rows = scores.rows();
      long violations = rows.stream().filter(Row::violates).count();
      if (Math.min(violations, rows.size() - violations) >= FEWEST) {
        put(json, scores.category(), rows);
      }
    }
    return json;
  }

  private static void put(ObjectNode json, String category, List<Row> rows) {
    boolean[] truth = new boolean[rows.size()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = rows.get(i).violates();
    }
    PlattFit.fitIfRising(
            rows.stream().mapToDouble(row -> Platt.bounded(row.score())).toArray(),
            truth,
            rows.stream().mapToDouble(Row::weight).toArray())
        .ifPresent(
            fit -> json.putObject(category).put("a", rounded(fit.a())).put("b", rounded(fit.b())));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
