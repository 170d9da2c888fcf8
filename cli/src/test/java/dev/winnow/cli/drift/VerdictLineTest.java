package dev.winnow.cli.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.pipeline.cascade.VerdictJson;
import dev.winnow.pipeline.drift.Reading;
import dev.winnow.schemas.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VerdictLineTest {
  @Test
  void a_printed_verdict_tells_what_the_record_tells() {
    for (Verdict verdict : List.of(Screened.of(0.25, 7, "de"), Screened.of(0.5, 0.75))) {
      Verdict printed = VerdictLine.parse(VerdictJson.of(verdict).toString());
      assertThat(Reading.of(printed))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(Reading.of(verdict));
    }
  }

  @Test
  void a_printed_verdict_tells_what_a_stage_found_and_what_was_held_against_its_thresholds() {
    Verdict verdict = Screened.of(0.5, 0.75);
    verdict
        .getLabels()
        .values()
        .forEach(
            label -> {
              label.setScreenShare(0.25);
              label.setStageProbability(0.625);
            });

    Verdict printed = VerdictLine.parse(VerdictJson.of(verdict).toString());

    assertThat(printed.getLabels()).isEqualTo(verdict.getLabels()).isNotEmpty();
  }

  @Test
  void what_is_no_verdict_is_refused_without_being_quoted() {
    assertThatThrownBy(() -> VerdictLine.parse("{\"id\":\"a\",\"error\":\"secret words\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a verdict")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> VerdictLine.parse("secret words"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not JSON");
  }
}
