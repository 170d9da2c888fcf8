package dev.winnow.pipeline.drift;

import dev.winnow.pipeline.cascade.Judgement;
import dev.winnow.pipeline.cascade.Subject;
import dev.winnow.pipeline.cascade.Verdicts;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.ModelRef;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.StageEvidence;
import dev.winnow.schemas.Verdict;
import java.util.List;
import java.util.Map;

/** Verdicts of screen and specialists, for tests. */
final class Judged {
  private Judged() {}

  /** The screen was sure. */
  static Verdict byScreen(double probability, int tokens, String language) {
    return verdict(
        Stage.SCREEN,
        Map.of("spam", label(probability, Stage.SCREEN)),
        List.of(screen(probability, tokens)),
        language);
  }

  /** The screen was sure of spam, the specialists of hate. */
  static Verdict bySpecialists(double spam, double hate) {
    return verdict(
        Stage.SPECIALISTS,
        Map.of("spam", label(spam, Stage.SCREEN), "hate", label(hate, Stage.SPECIALISTS)),
        List.of(screen(spam, 12), ran(Stage.SPECIALISTS, 9, true).build()),
        "de-AT");
  }

  static Verdict verdict(
      Stage by, Map<String, LabelScore> labels, List<StageEvidence> ran, String language) {
    ContentItem item =
        ContentItem.newBuilder()
            .setTenant("t")
            .setId("i")
            .setText("some words")
            .setLanguage(language)
            .build();
    return new Verdicts(Subject.of(item, null))
        .decided(new Judgement(by, labels, ran, 1, Streams.START), Action.ALLOW);
  }

  static LabelScore label(double probability, Stage stage) {
    return LabelScore.newBuilder()
        .setScore(probability)
        .setProbability(probability)
        .setAllow(0.2)
        .setAct(0.8)
        .setFlagged(false)
        .setSure(true)
        .setStage(stage.term())
        .build();
  }

  private static StageEvidence screen(double spam, int tokens) {
    return ran(Stage.SCREEN, tokens, false).setProbabilities(Map.of("spam", spam)).build();
  }

  private static StageEvidence.Builder ran(Stage stage, int tokens, boolean truncated) {
    return StageEvidence.newBuilder()
        .setStage(stage.term())
        .setModels(List.of(new ModelRef("m", "1", "0".repeat(64), "")))
        .setLatencyMicros(1)
        .setTokens(tokens)
        .setTruncated(truncated);
  }
}
