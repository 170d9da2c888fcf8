package dev.winnow.connectors.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.ReviewRequest;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
  @Test
  void records_maps_and_lists_are_plain_json() {
    LabelScore label =
        LabelScore.newBuilder()
            .setScore(0.5)
            .setProbability(0.25)
            .setFlagged(false)
            .setStage("general")
            .build();
    ReviewRequest request =
        ReviewRequest.newBuilder()
            .setTenant("acme")
            .setId("7")
            .setUnsure(List.of("spam"))
            .setLabels(Map.of("spam", label))
            .setRequestedAt(Instant.EPOCH)
            .build();

    assertThat(RecordJson.of(request).toString())
        .contains("\"revision\":1", "\"unsure\":[\"spam\"]")
        .contains("\"labels\":{\"spam\":{\"score\":0.5,\"probability\":0.25")
        .contains("\"requestedAt\":\"1970-01-01T00:00:00Z\"")
        .doesNotContain("null");
  }

  @Test
  void bytes_are_base64_and_stay_readable() {
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setTopic("content.items")
            .setPartition(0)
            .setOffset(5)
            .setReason("not_avro")
            .setJob("moderate")
            .setOriginal(ByteBuffer.wrap(new byte[] {1, 2, 3}))
            .setOriginalLength(3)
            .setOriginalSha256("")
            .build();

    assertThat(RecordJson.of(letter).toString()).contains("\"original\":\"AQID\"");
    assertThat(letter.getOriginal().remaining()).isEqualTo(3);
  }
}
