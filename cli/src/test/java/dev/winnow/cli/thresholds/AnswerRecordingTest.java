package dev.winnow.cli.thresholds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.cli.feedback.SampleStratum;
import dev.winnow.cli.feedback.StreamItem;
import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Stage;
import dev.winnow.training.certify.Limits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerRecordingTest {
  private static final List<CascadeStage> STAGES =
      List.of(ToldStage.of(Stage.SCREEN, "spam"), ToldStage.of(Stage.SPECIALISTS, "spam"));
  private static final PolicyDraft DRAFT =
      new PolicyDraft(
          PolicyYaml.parse(
              1,
              """
              interimAction: allow
              categories:
                spam:
                  action: remove
                  screen: {allow: 0.2, act: 0.9}
                  specialists: {allow: 0.2, act: 0.9, screenShare: 0.4}
              """),
          List.of(new CategoryLimits("spam", new Limits(0.05, 0.05))),
          STAGES);

  /** The pooled probability is never what a stage finds when it is asked again. */
  @Test
  void a_stage_that_finds_what_it_found_then_is_no_other_whatever_it_was_pooled_with() {
    assertThat(others(label("specialists", 0.61, 0.7))).isZero();
    assertThat(others(label("specialists", 0.7, 0.6))).isOne();
    assertThat(others(label("specialists", 0.7, null))).isZero();
    assertThat(others(label("specialists", 0.6, null))).isOne();
    assertThat(others(label("screen", 0.3, null))).isZero();
    assertThat(others(label("screen", 0.7, null))).isOne();
  }

  private static int others(LabelScore then) {
    String text = "screen.spam=0.3 specialists.spam=0.7";
    Recording recording = new Recording(new Guard(1000), STAGES);
    recording.submit(ToldStage.row(text, Map.of("spam", true), text));
    RecordedRow row = recording.finish().get(0);
    StreamItem item =
        new StreamItem(
            "one",
            new SampleStratum("allowed", 0.1, 0.1),
            Map.of("spam", then),
            Map.of("spam", true),
            row.item());
    return new AnswerRecording(List.of(new AnswerRow(item, row)), 0).otherScores(DRAFT);
  }

  private static LabelScore label(String stage, double probability, @Nullable Double own) {
    return LabelScore.newBuilder()
        .setStage(stage)
        .setScore(0.5)
        .setProbability(probability)
        .setStageProbability(own)
        .setAllow(0.2)
        .setAct(0.9)
        .setFlagged(false)
        .setSure(false)
        .build();
  }
}
