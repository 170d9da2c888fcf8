package dev.winnow.connectors.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.schemas.Audit;
import dev.winnow.schemas.AuditDraw;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.StageEvidence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordFromJsonTest {
  private static final LabelScore LABEL =
      LabelScore.newBuilder()
          .setScore(0.5)
          .setProbability(0.25)
          .setFlagged(false)
          .setStage("screen")
          .build();

  @Test
  void what_was_written_comes_back() throws JsonProcessingException {
    Audit audit =
        Audit.newBuilder()
            .setVerdictId("v")
            .setTenant("acme")
            .setId("7")
            .setRevision(3)
            .setDraw(AuditDraw.newBuilder().setStage("screen").setAction("allow").build())
            .setLabels(Map.of("spam", LABEL))
            .setAt(Instant.parse("2026-01-01T12:00:00.123Z"))
            .build();
    ReviewRequest review =
        ReviewRequest.newBuilder()
            .setTenant("acme")
            .setId("8")
            .setText("See you at eight")
            .setUnsure(List.of("spam"))
            .setLabels(Map.of("spam", LABEL))
            .setEvidence(
                List.of(
                    StageEvidence.newBuilder()
                        .setStage("screen")
                        .setTokens(7)
                        .setLatencyMicros(1L << 40)
                        .setProbabilities(Map.of("spam", 0.25))
                        .build()))
            .build();

    assertThat(read(RecordJson.of(audit).toString(), Audit.class)).isEqualTo(audit);
    assertThat(read(RecordJson.of(review).toString(), ReviewRequest.class)).isEqualTo(review);
  }

  @Test
  void what_is_absent_has_its_default_and_what_is_unknown_is_passed_over()
      throws JsonProcessingException {
    ReviewRequest review = read("{\"tenant\":\"t\",\"id\":\"1\",\"new\":[1]}", ReviewRequest.class);

    assertThat(review).isEqualTo(ReviewRequest.newBuilder().setTenant("t").setId("1").build());
  }

  @Test
  void what_is_wrong_is_named_and_not_quoted() {
    assertThatThrownBy(() -> read("{\"tenant\":\"t\"}", ReviewRequest.class))
        .hasMessage("\"id\" is missing");
    assertThatThrownBy(() -> read("{\"tenant\":\"t\",\"id\":[\"SECRET\"]}", ReviewRequest.class))
        .isInstanceOf(JsonLineException.class)
        .hasMessage("\"id\" (expected: text)");
    assertThatThrownBy(
            () ->
                read(
                    "{\"tenant\":\"t\",\"id\":\"1\",\"requestedAt\":\"SECRET\"}",
                    ReviewRequest.class))
        .hasMessage("\"requestedAt\" (expected: a time such as 2026-01-31T12:00:00Z)");
  }

  private static <T extends org.apache.avro.specific.SpecificRecord> T read(
      String json, Class<T> type) throws JsonProcessingException {
    return RecordFromJson.read(new ObjectMapper().readTree(json), type);
  }
}
