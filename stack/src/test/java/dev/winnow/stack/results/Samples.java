package dev.winnow.stack.results;

import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;
import java.nio.ByteBuffer;

/** Results about items of the tenant {@code t}. */
final class Samples {
  private Samples() {}

  static ItemRevision item(String id) {
    return new ItemRevision("live", null, "t", id, 1);
  }

  static Verdict verdict(String id, boolean isFinal) {
    return Verdict.newBuilder()
        .setVerdictId("v")
        .setTenant("t")
        .setId(id)
        .setFinal$(isFinal)
        .setAction("allow")
        .setDecidedBy("specialists")
        .build();
  }

  static ReviewRequest review(String id, String status) {
    return ReviewRequest.newBuilder().setTenant("t").setId(id).setStatus(status).build();
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
}
