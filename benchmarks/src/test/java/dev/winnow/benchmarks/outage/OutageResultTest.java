package dev.winnow.benchmarks.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.benchmarks.outage.Outing.Aftermath;
import dev.winnow.benchmarks.turn.Between;
import dev.winnow.stack.results.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutageResultTest {
  @Test
  void json_tells_every_figure() {
    ObjectNode json = result(new Standing(700, 640, 70, 58, 2)).json();

    ObjectNode rest = json.deepCopy();
    rest.remove("troubles");
    assertThat(rest.toString())
        .isEqualTo(
            "{\"items\":100,\"rounds\":1,\"latencyMillis\":50,"
                + "\"normal\":{\"itemsPerSecond\":10.0,\"escalated\":7.0,\"questions\":5.0},"
                + "\"worstRatio\":0.8,\"longestRecoverySeconds\":6.0,"
                + "\"restarts\":{\"moderate\":0,\"escalate\":1},"
                + "\"sent\":700,\"accountedFor\":700,\"verdicts\":640,\"reviews\":58,"
                + "\"deadLetters\":2}");
    assertThat(json.get("troubles")).hasSize(2);
    assertThat(json.at("/troubles/0/trouble").asText()).isEqualTo("refuses");
    assertThat(json.at("/troubles/1/ratio").asDouble()).isEqualTo(0.8);
  }

  @Test
  void an_item_without_an_outcome_is_seen() {
    assertThat(result(new Standing(700, 640, 70, 58, 2)).allAccountedFor()).isTrue();
    assertThat(result(new Standing(700, 640, 70, 57, 2)).allAccountedFor()).isFalse();
  }

  @Test
  void the_table_has_a_line_for_each_trouble_with_why_items_waited() {
    List<String> lines = new ArrayList<>();

    new OutageTable(lines::add).print(result(new Standing(700, 640, 70, 58, 2)));

    assertThat(lines).anyMatch(line -> line.matches("hangs +8\\.0 +0\\.800 .* 6\\.0 s +3  away 3"));
    assertThat(lines)
        .last()
        .isEqualTo("700 items sent, 700 accounted for; restarts: moderate 0, escalate 1");
  }

  @Test
  void there_is_no_turn_without_items_and_no_run_without_rounds() {
    assertThatThrownBy(() -> new OutageSettings(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("items: 0 (expected: > 0)");
    assertThatThrownBy(() -> new OutageSettings(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rounds: 0 (expected: > 0)");
  }

  private static OutageResult result(Standing end) {
    return new OutageResult(
        new OutageSettings(100, 1),
        Duration.ofMillis(50),
        List.of(
            new TroubleFigures(Behaviour.REFUSES, List.of(turn(10, 4))),
            new TroubleFigures(Behaviour.HANGS, List.of(turn(12.5, 6)))),
        end,
        0,
        1);
  }

  private static Between<Outing> turn(double seconds, double recovery) {
    Outing normal = new Outing(100, 10, 5, 7, 5, new Aftermath(Waits.NONE, 1));
    return new Between<>(
        normal,
        new Outing(100, seconds, 5, 7, 5, new Aftermath(new Waits(3, Map.of("away", 3)), recovery)),
        normal);
  }
}
