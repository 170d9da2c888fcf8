package dev.winnow.cli.thresholds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.cli.training.LabelledItem;
import dev.winnow.pipeline.cascade.Cascade;
import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.schemas.Stage;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ReplayLawsTest {
  private static final List<CascadeStage> STAGES =
      List.of(
          ToldStage.of(Stage.SPECIALISTS, "spam", "hate"),
          ToldStage.of(Stage.GENERAL, "spam", "hate"));
  private static final Guard GUARD = new Guard(1000);

  @Property(tries = 500, seed = "17")
  void a_replay_decides_as_the_cascade_that_was_recorded(
      @ForAll @Size(4) List<@IntRange(max = 10) Integer> scores,
      @ForAll @Size(8) List<@IntRange(max = 10) Integer> thresholds,
      @ForAll boolean routed) {
    String text =
        "specialists.spam=%s specialists.hate=%s general.spam=%s general.hate=%s"
            .formatted(scores.stream().map(ReplayLawsTest::tenths).toArray());
    Policy policy = PolicyYaml.parse(1, document(thresholds, routed));
    Recording recording = new Recording(GUARD, STAGES);
    recording.submit(ToldStage.row("1", Map.of("spam", true), text));
    List<RecordedRow> rows = recording.finish();

    Outcome replayed = new Replay(GUARD, STAGES, rows).under(policy, rows).get(0);

    try (Cascade cascade = new Cascade(GUARD, policy, STAGES, Clock.systemUTC())) {
      assertThat(replayed)
          .isEqualTo(Outcome.of(cascade.judge(LabelledItem.of(rows.get(0).row())).join()));
    }
  }

  private static String document(List<Integer> thresholds, boolean routed) {
    return """
        interimAction: allow
        categories:
          spam:
            action: remove
            specialists: %s
            general: %s
          hate:
            action: limit
            specialists: %s
            general: %s
        """
            .formatted(
                pair(thresholds, 0), pair(thresholds, 2), pair(thresholds, 4), pair(thresholds, 6))
        + (routed ? "routes:\n  - when: {language: [en]}\n    skip: [hate]\n" : "");
  }

  private static String pair(List<Integer> thresholds, int at) {
    int low = Math.min(thresholds.get(at), thresholds.get(at + 1));
    int high = Math.max(thresholds.get(at), thresholds.get(at + 1));
    return "{allow: %s, act: %s}".formatted(tenths(low), tenths(high));
  }

  private static String tenths(int number) {
    return "" + number / 10.0;
  }
}
