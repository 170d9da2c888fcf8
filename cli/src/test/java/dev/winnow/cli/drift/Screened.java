package dev.winnow.cli.drift;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Verdicts of a screen for spam and of specialists for hate, for tests. */
final class Screened {
  private Screened() {}

  /** The screen was sure. */
  static Verdict of(double spam, int tokens, String language) {
    return verdict(
        Stage.SCREEN,
        Map.of("spam", label(spam, Stage.SCREEN)),
        List.of(screen(spam, tokens)),
        language);
  }

  /** The specialists decided. */
  static Verdict of(double spam, double hate) {
    StageEvidence ran =
        StageEvidence.newBuilder()
            .setStage(Stage.SPECIALISTS.term())
            .setModels(List.of(new ModelRef("encoder", "1", "1".repeat(64), "")))
            .setLatencyMicros(900)
            .setTokens(7)
            .setTruncated(true)
            .build();
    return verdict(
        Stage.SPECIALISTS,
        Map.of("spam", label(spam, Stage.SPECIALISTS), "hate", label(hate, Stage.SPECIALISTS)),
        List.of(screen(spam, 9), ran),
        "en");
  }

  private static Verdict verdict(
      Stage by, Map<String, LabelScore> labels, List<StageEvidence> ran, String language) {
    ContentItem item =
        ContentItem.newBuilder()
            .setTenant("t")
            .setId("i")
            .setText("some words")
            .setLanguage(language)
            .build();
    return new Verdicts(Subject.of(item, null))
        .decided(new Judgement(by, labels, ran, 1, Instant.EPOCH), Action.ALLOW);
  }

  private static StageEvidence screen(double spam, int tokens) {
    return StageEvidence.newBuilder()
        .setStage(Stage.SCREEN.term())
        .setModels(List.of(new ModelRef("screen-en", "1", "0".repeat(64), "")))
        .setLatencyMicros(20)
        .setTokens(tokens)
        .setTruncated(false)
        .setProbabilities(Map.of("spam", spam))
        .build();
  }

  private static LabelScore label(double probability, Stage stage) {
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
}
