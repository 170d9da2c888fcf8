package dev.winnow.distribution.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Topics;
import dev.winnow.schemas.Verdict;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class OutcomeTallyTest {
  private final OutcomeTally tally = new OutcomeTally("t", 3);

  @Test
  void one_outcome_of_any_kind_for_each_is_exact() {
    tally.verdict(Topics.VERDICTS, verdict("0", false));
    tally.verdict(Topics.VERDICTS_ESCALATED, verdict("0", true));
    tally.review(review("1"));
    assertThat(tally.isComplete()).isFalse();
    tally.deadLetter(deadLetter("2"));

    assertThat(tally.isComplete()).isTrue();
    assertThat(tally.report()).isEqualTo(new OutcomeTally.Report(3, 1, 1, 1, 1, 0, 0));
    assertThat(tally.report().isExact()).isTrue();
  }

  @Test
  void an_item_without_an_outcome_is_missing() {
    tally.verdict(Topics.VERDICTS, verdict("0", true));
    tally.verdict(Topics.VERDICTS, verdict("1", false));

    assertThat(tally.report().missing()).isEqualTo(2);
    assertThat(tally.report().isExact()).isFalse();
  }

  @Test
  void a_second_outcome_is_noticed_whatever_its_kind() {
    tally.verdict(Topics.VERDICTS, verdict("0", true));
    tally.verdict(Topics.VERDICTS, verdict("0", true));
    tally.verdict(Topics.VERDICTS, verdict("1", true));
    tally.deadLetter(deadLetter("1"));
    tally.verdict(Topics.VERDICTS, verdict("2", false));
    tally.verdict(Topics.VERDICTS, verdict("2", false));
    tally.review(review("2"));

    assertThat(tally.report().repeated()).isEqualTo(3);
    assertThat(tally.report().isExact()).isFalse();
  }

  @Test
  void other_tenants_do_not_count() {
    Verdict verdict = verdict("0", true);
    verdict.setTenant("other");
    tally.verdict(Topics.VERDICTS, verdict);

    assertThat(tally.report().missing()).isEqualTo(3);
  }

  private static Verdict verdict(String id, boolean isFinal) {
    return Verdict.newBuilder()
        .setVerdictId("v")
        .setTenant("t")
        .setId(id)
        .setFinal$(isFinal)
        .setAction("allow")
        .setDecidedBy("specialists")
        .build();
  }

  private static ReviewRequest review(String id) {
    return ReviewRequest.newBuilder().setTenant("t").setId(id).build();
  }

  private static DeadLetter deadLetter(String id) {
    return DeadLetter.newBuilder()
        .setTopic(Topics.ITEMS)
        .setPartition(0)
        .setOffset(0)
        .setReason("empty_text")
        .setJob("moderate")
        .setTenant("t")
        .setId(id)
        .setOriginal(ByteBuffer.allocate(0))
        .setOriginalLength(0)
        .setOriginalSha256("")
        .build();
  }
}
