package dev.winnow.cli.thresholds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.cascade.Cascade;
import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.pipeline.policy.Thresholds;
import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import dev.winnow.training.certify.Limits;
import dev.winnow.training.certify.StageThresholds;
import dev.winnow.training.certify.ThresholdVector;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PolicyDraftTest {
  private static final Guard GUARD = new Guard(1000);
  private static final List<CascadeStage> STAGES =
      List.of(
          ToldStage.of(Stage.SCREEN, "spam"),
          ToldStage.of(Stage.SPECIALISTS, "spam"),
          ToldStage.of(Stage.GENERAL, "spam"));
  private static final Policy POLICY =
      PolicyYaml.parse(
          1,
          """
          interimAction: allow
          categories:
            spam:
              action: remove
              screen: {allow: 0, act: 1}
              specialists: {allow: 0, act: 1, screenShare: 0.4}
              general: {allow: 0, act: 1, screenShare: 0.25}
          """);

  @Test
  void thresholds_are_sought_on_what_the_cascade_holds_against_them() {
    List<RecordedRow> rows =
        record(
            STAGES,
            List.of(
                "screen.spam=0.1 specialists.spam=0.7 general.spam=0.9",
                "screen.spam=0.8 specialists.spam=0.3 general.spam=0.2"));
    try (Cascade two = new Cascade(GUARD, POLICY, STAGES.subList(0, 2), Clock.systemUTC());
        Cascade all = new Cascade(GUARD, POLICY, STAGES, Clock.systemUTC())) {
      for (RecordedRow row : rows) {
        assertThat(draft(STAGES).probability("spam", 0, row)).isEqualTo(found(row, 0));
        assertThat(draft(STAGES).probability("spam", 1, row))
            .isEqualTo(label(two, row).getProbability())
            .isNotEqualTo(found(row, 1));
        assertThat(draft(STAGES).probability("spam", 2, row))
            .isEqualTo(label(all, row).getProbability())
            .isNotEqualTo(found(row, 2));
      }
    }
  }

  @Test
  void without_a_screen_each_stage_stands_alone() {
    List<CascadeStage> later = STAGES.subList(1, 3);
    RecordedRow row = record(later, List.of("specialists.spam=0.7 general.spam=0.9")).get(0);

    assertThat(draft(later).probability("spam", 0, row)).isEqualTo(0.7);
    assertThat(draft(later).probability("spam", 1, row)).isEqualTo(0.9);
  }

  @Test
  void a_trigger_stands_alone() {
    RecordedRow row =
        record(STAGES, List.of("screen.spam=0.1 specialists.spam=0 general.spam=0")).get(0);
    Classification trigger =
        new Classification(Map.of("spam", new CategoryScore(0.7, 0.7, false)), 3, false, List.of());
    RecordedRow triggered =
        new RecordedRow(
            row.row(), row.item(), row.text(), List.of(row.found().get(0), trigger, trigger));

    assertThat(draft(STAGES).probability("spam", 1, triggered)).isEqualTo(0.7);
  }

  @Test
  void what_is_found_keeps_the_share_it_was_found_under() {
    Policy found =
        draft(STAGES)
            .with(
                List.of(
                    new ThresholdVector(
                        List.of(
                            new StageThresholds(0.1, 0.9),
                            new StageThresholds(0.2, 0.8),
                            new StageThresholds(0.3, 0.7)))));

    assertThat(Objects.requireNonNull(found.categories().get("spam")).thresholds())
        .isEqualTo(
            Map.of(
                Stage.SCREEN, new Thresholds(0.1, 0.9),
                Stage.SPECIALISTS, new Thresholds(0.2, 0.8, 0.4),
                Stage.GENERAL, new Thresholds(0.3, 0.7, 0.25)));
  }

  private static PolicyDraft draft(List<CascadeStage> stages) {
    return new PolicyDraft(
        POLICY, List.of(new CategoryLimits("spam", new Limits(0.05, 0.05))), stages);
  }

  private static LabelScore label(Cascade cascade, RecordedRow row) {
    return Objects.requireNonNull(cascade.judge(row.item()).join().getLabels().get("spam"));
  }

  private static double found(RecordedRow row, int stage) {
    return Objects.requireNonNull(row.found().get(stage).scores().get("spam")).probability();
  }

  private static List<RecordedRow> record(List<CascadeStage> stages, List<String> texts) {
    Recording recording = new Recording(GUARD, stages);
    texts.forEach(text -> recording.submit(ToldStage.row(text, Map.of("spam", true), text)));
    return recording.finish();
  }
}
