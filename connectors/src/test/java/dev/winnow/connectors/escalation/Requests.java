package dev.winnow.connectors.escalation;

import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.ThreadMessage;
import java.util.List;
import java.util.Map;

/** Requests as tests of providers make them. */
public final class Requests {
  private Requests() {}

  public static EscalationRequest of(String text) {
    return EscalationRequest.newBuilder()
        .setTenant("tenant-of-the-item")
        .setId("id-of-the-item")
        .setText(text)
        .setThread(
            List.of(
                ThreadMessage.newBuilder()
                    .setText("An earlier message.")
                    .setAuthor("author-of-the-thread")
                    .build()))
        .setAuthor("author-of-the-item")
        .setMayLeave(true)
        .setUnsure(List.of("toxicity"))
        .setLabels(
            Map.of(
                "toxicity",
                LabelScore.newBuilder()
                    .setScore(0.42)
                    .setProbability(0.42)
                    .setFlagged(false)
                    .setStage("specialists")
                    .build()))
        .build();
  }
}
