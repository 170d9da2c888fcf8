package dev.winnow.cli.demo;

import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Rollup;
import dev.winnow.schemas.Verdict;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;

/** Results about items of the tenant {@code t}. */
final class Samples {
  private Samples() {}

  static Verdict verdict(String id, boolean isFinal) {
    return Verdict.newBuilder()
        .setVerdictId("v")
        .setTenant("t")
        .setId(id)
        .setFinal$(isFinal)
        .setAction("limit")
        .setDecidedBy("specialists")
        .setLabels(
            Map.of(
                "toxicity", label(0.97, true, true),
                "spam", label(0.45, false, false),
                "hate", label(0.01, false, true)))
        .build();
  }

  static DeadLetter deadLetter(String id) {
    return DeadLetter.newBuilder()
        .setTopic("content.items")
        .setPartition(1)
        .setOffset(42)
        .setReason("empty_text")
        .setJob("moderate")
        .setTenant("t")
        .setId(id)
        .setRevision(1L)
        .setOriginal(ByteBuffer.allocate(0))
        .setOriginalLength(0)
        .setOriginalSha256("")
        .build();
  }

  static Rollup rollup(String category, String stage, String action, long verdicts, long waiting) {
    return Rollup.newBuilder()
        .setTenant("t")
        .setWindowStart(Instant.EPOCH)
        .setCategory(category)
        .setStage(stage)
        .setAction(action)
        .setVerdicts(verdicts)
        .setProvisional(waiting)
        .setEscalationRate(0)
        .build();
  }

  private static LabelScore label(double probability, boolean flagged, boolean sure) {
    return LabelScore.newBuilder()
        .setScore(probability)
        .setProbability(probability)
        .setFlagged(flagged)
        .setSure(sure)
        .setStage("specialists")
        .build();
  }
}
