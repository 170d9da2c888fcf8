package dev.winnow.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.cli.MadeStream;
import dev.winnow.schemas.Audit;
import dev.winnow.schemas.Feedback;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class AuditBookTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final AuditBook book = new AuditBook(100, audit -> true);

  @Test
  void what_people_say_of_what_was_drawn_becomes_a_weighted_share() {
    for (int i = 0; i < 10; i++) {
      book.audit(draw("allowed" + i, "allow", 0.01));
      book.audit(draw("removed" + i, "remove", 0.1));
    }
    book.audit(draw("allowed0", "allow", 0.01));
    book.feedback(feedback("allowed0", "remove", "audit", NOON));
    for (int i = 1; i < 10; i++) {
      book.feedback(feedback("allowed" + i, "allow", "audit", NOON));
    }
    book.feedback(feedback("removed0", "allow", "audit", NOON));
    book.feedback(feedback("removed1", "limit", "audit", NOON));
    book.feedback(feedback("another", "allow", "audit", NOON));

    JsonNode report = new AuditJson(book, 0.95).report();

    assertThat(report.get("drawn").intValue()).isEqualTo(20);
    assertThat(report.get("asked").intValue()).isEqualTo(20);
    assertThat(report.get("answered").intValue()).isEqualTo(12);
    assertThat(report.get("missed").get("error").doubleValue()).isCloseTo(0.1, within(1e-12));
    assertThat(report.get("missed").get("items").intValue()).isEqualTo(1000);
    assertThat(report.get("wrong").get("error").doubleValue()).isCloseTo(0.5, within(1e-12));
    assertThat(report.get("overall").get("error").doubleValue())
        .isCloseTo((1000 * 0.1 + 100 * 0.5) / 1100, within(1e-12));
    assertThat(report.get("overall").get("interval").get(1).doubleValue()).isGreaterThan(0.13);
    assertThat(report.get("strata")).hasSize(2);
    assertThat(report.get("strata").get(0).get("action").textValue()).isEqualTo("allow");
    assertThat(report.get("general").get("error").isNull()).isTrue();
  }

  @Test
  void the_newest_word_counts_and_an_appeal_does_not() {
    book.audit(draw("a", "remove", 0.5));
    book.feedback(feedback("a", "allow", "appeal", NOON));
    assertThat(book.answered()).isZero();
    book.feedback(feedback("a", "remove", "audit", NOON));
    book.feedback(feedback("a", "allow", "audit", NOON.minusSeconds(1)));
    assertThat(error()).isZero();
    book.feedback(feedback("a", "allow", "audit", NOON.plusSeconds(1)));
    assertThat(error()).isOne();
  }

  @Test
  void the_general_model_is_a_judge_of_its_own_and_may_be_unsure() {
    book.audit(draw("a", "allow", 0.5));
    book.audit(draw("b", "allow", 0.5));
    book.audit(general("a", "remove"));
    book.audit(general("b", "review"));

    JsonNode general = new AuditJson(book, 0.95).report().get("general");

    assertThat(general.get("answered").intValue()).isOne();
    assertThat(general.get("errors").intValue()).isOne();
    assertThat(book.answered()).isZero();
  }

  @Test
  void what_the_general_model_said_counts_whether_it_comes_before_the_draw_or_after() {
    book.audit(general("early", "remove"));
    book.audit(draw("early", "allow", 0.5));
    book.audit(draw("late", "allow", 0.5));
    book.audit(general("late", "remove"));
    book.audit(general("never drawn", "remove"));

    JsonNode general = new AuditJson(book, 0.95).report().get("general");

    assertThat(general.get("errors").intValue()).isEqualTo(2);
    assertThat(book.drawn()).isEqualTo(2);
  }

  @Test
  void the_book_is_bounded() {
    for (int i = 0; i < 100; i++) {
      book.audit(draw("a" + i, "allow", 1));
    }
    assertThat(book.drawn()).isEqualTo(100);
    assertThatThrownBy(() -> book.audit(draw("one more", "allow", 1)))
        .hasMessageContaining("more than 100 audits");
    AuditBook another = new AuditBook(1, audit -> true);
    another.audit(general("a", "allow"));
    assertThatThrownBy(() -> another.audit(general("b", "allow")))
        .hasMessageContaining("more than 1 audits");
  }

  private double error() {
    return new AuditJson(book, 0.95).report().get("overall").get("error").doubleValue();
  }

  private static Audit draw(String id, String action, double probability) {
    return audit(id, action, probability).build();
  }

  private static Audit general(String id, String answer) {
    return audit(id, "allow", 0.5).setSource("general").setAnswer(answer).build();
  }

  private static Audit.Builder audit(String id, String action, double probability) {
    return Audit.newBuilder()
        .setVerdictId("v-" + id)
        .setTenant("t")
        .setId(id)
        .setDraw(MadeStream.draw("screen", action, false, probability));
  }

  private static Feedback feedback(String id, String action, String kind, Instant at) {
    return Feedback.newBuilder()
        .setFeedbackId(id + at)
        .setTenant("t")
        .setId(id)
        .setAction(action)
        .setKind(kind)
        .setGivenAt(at)
        .build();
  }
}
