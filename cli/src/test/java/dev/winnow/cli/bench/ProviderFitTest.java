package dev.winnow.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.benchmarks.cascade.AskedScores;
import dev.winnow.benchmarks.cascade.AskedScores.Row;
import dev.winnow.connectors.escalation.Platt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ProviderFitTest {
  /** Half of the texts violate, at a score of 0.8; each of those stands for a tenth of a text. */
  @Test
  void a_probability_is_the_part_of_the_mix_that_violates() {
    List<Row> rows = new ArrayList<>();
    IntStream.range(0, 100).forEach(i -> rows.add(new Row(0.8, i % 2 == 0, i % 2 == 0 ? 0.1 : 1)));
    IntStream.range(0, 100)
        .forEach(i -> rows.add(new Row(0.1, i % 20 == 0, i % 20 == 0 ? 0.1 : 1)));

    ObjectNode fit = ProviderFit.of(List.of(new AskedScores("spam", rows)));

    Platt platt = new Platt(fit.at("/spam/a").asDouble(), fit.at("/spam/b").asDouble());
    assertThat(platt.probability(0.8)).isCloseTo(5 / 55.0, within(0.02));
    assertThat(platt.probability(0.1)).isCloseTo(0.5 / 95.5, within(0.01));
  }

  @Test
  void a_provider_that_is_always_sure_of_everything_is_brought_down_to_what_it_is_worth() {
    List<Row> rows =
        IntStream.range(0, 200)
            .mapToObj(i -> new Row(i % 4 == 0 ? 0 : 1, i % 4 != 0 && i % 8 != 1, 1))
            .toList();

    ObjectNode fit = ProviderFit.of(List.of(new AskedScores("spam", rows)));

    Platt platt = new Platt(fit.at("/spam/a").asDouble(), fit.at("/spam/b").asDouble());
    assertThat(platt.probability(1)).isCloseTo(125 / 150.0, within(0.02));
  }

  @Test
  void scores_that_fall_where_violations_rise_and_few_rows_have_no_fit() {
    List<Row> wrong = IntStream.range(0, 200).mapToObj(i -> new Row(i % 2, i % 2 == 0, 1)).toList();
    List<Row> few = wrong.subList(0, 38);

    assertThat(
            ProviderFit.of(List.of(new AskedScores("spam", wrong), new AskedScores("hate", few))))
        .isEmpty();
  }
}
