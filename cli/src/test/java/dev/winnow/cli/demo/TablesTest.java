package dev.winnow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.schemas.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {
  @Test
  void a_final_row_names_what_is_flagged_and_a_provisional_one_what_is_in_doubt() {
    assertThat(VerdictTable.row(Samples.verdict("post-1", true)))
        .contains("post-1", "limit", "specialists", "final", "toxicity 0.97")
        .doesNotContain("spam", "hate");
    assertThat(VerdictTable.row(Samples.verdict("post-1", false)))
        .contains("provisional", "unsure: spam 0.45")
        .doesNotContain("toxicity");
  }

  @Test
  void a_dead_letter_is_named_by_its_item_or_by_where_it_lay() {
    assertThat(VerdictTable.row(Samples.deadLetter("post-2"))).contains("post-2", "empty_text");

    var unknown = Samples.deadLetter("post-2");
    unknown.setId(null);
    assertThat(VerdictTable.row(unknown)).contains("content.items/1/42");
  }

  @Test
  void a_long_id_does_not_break_the_table() {
    Verdict verdict = Samples.verdict("x".repeat(200), true);

    assertThat(VerdictTable.row(verdict)).startsWith("x".repeat(25) + "… ");
  }

  @Test
  void roll_ups_of_all_minutes_add_up_and_the_rate_is_of_first_verdicts() {
    List<String> lines =
        RollupTable.lines(
            List.of(
                Samples.rollup(Rollups.ALL, "general", "allow", 4, 0),
                Samples.rollup(Rollups.ALL, "specialists", "allow", 10, 4),
                Samples.rollup(Rollups.ALL, "specialists", "allow", 6, 1),
                Samples.rollup("spam", "specialists", "remove", 3, 0)));

    assertThat(lines.get(2)).matches("  specialists +allow +16 +5");
    assertThat(lines.get(3)).matches("  general +allow +4 +0");
    assertThat(lines.get(4)).isEqualTo("  flagged: spam 3");
    assertThat(lines.get(5)).isEqualTo("  escalation rate: 31.3 %");
  }
}
