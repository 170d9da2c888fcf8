package dev.winnow.pipeline.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.pipeline.policy.AuditRules;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.AuditDraw;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LotsTest {
  private static final Policy POLICY =
      Sure.policy(new AuditRules(0.05, 0.2, 0.5, 1, 0.25, 1000, 100));
  private static final int ITEMS = 20_000;

  private final Lots lots = new Lots(Sure.KEY);

  @Test
  void each_stratum_is_drawn_with_its_probability_which_goes_with_the_item() {
    assertThat(drawn(Action.ALLOW, 0.01)).hasSizeBetween(900, 1100).allMatch(d -> is(d, 0.05));
    assertThat(drawn(Action.REMOVE, 0.99)).hasSizeBetween(3800, 4200).allMatch(d -> is(d, 0.2));
    assertThat(drawn(Action.ALLOW, 0.15)).hasSizeBetween(9700, 10300).allMatch(d -> is(d, 0.5));
    assertThat(drawn(Action.LIMIT, 0.85)).hasSizeBetween(9700, 10300).allMatch(d -> is(d, 0.5));
  }

  @Test
  void a_label_that_the_policy_asks_nothing_about_is_near_no_threshold() {
    Policy all = Sure.policy(new AuditRules(1, 1, 1, 1, 0, 1000, 0));
    Verdict clear = Sure.verdict("a", Action.ALLOW, 0.01);
    LabelScore unasked =
        LabelScore.newBuilder(clear.getLabels().get("spam"))
            .setProbability(0.05)
            .setAllow(0)
            .setAct(1)
            .build();
    Verdict both = Verdict.newBuilder(clear).setLabels(new HashMap<>(clear.getLabels())).build();
    both.getLabels().put("harassment", unasked);

    assertThat(draw(lots, all, both).orElseThrow().request().getAudit().getNear()).isFalse();
  }

  @Test
  void a_part_of_them_is_for_people_too() {
    List<AuditDraw> drawn = drawn(Action.ALLOW, 0.15);
    assertThat(drawn.stream().filter(AuditDraw::getPeople).count())
        .isBetween(drawn.size() * 22L / 100, drawn.size() * 28L / 100);
    assertThat(drawn).allMatch(draw -> draw.getPeopleProbability() == 0.25);
  }

  @Test
  void the_same_item_is_drawn_each_time_and_another_key_draws_others() {
    List<String> first = ids(new Lots(Sure.KEY));
    assertThat(ids(new Lots(Sure.KEY))).isEqualTo(first);
    List<String> other = ids(new Lots(Sure.key("another secret, as long")));
    assertThat(other).hasSizeBetween(900, 1100);
    assertThat(other.stream().filter(first::contains).count()).isBetween(20L, 90L);
  }

  @Test
  void a_request_for_a_check_carries_the_text_and_no_label() {
    EscalationRequest request =
        IntStream.range(0, 100)
            .mapToObj(i -> draw(lots, Sure.verdict("a" + i, Action.ALLOW, 0.15)))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow()
            .request();
    assertThat(request.getOperation()).isEqualTo("audit");
    assertThat(request.getText()).isEqualTo("some words");
    assertThat(request.getLabels()).isEmpty();
    assertThat(request.getAudit().getNear()).isTrue();
    assertThat(request.getAudit().getStage()).isEqualTo("screen");
  }

  @Test
  void only_final_live_verdicts_are_drawn_and_only_where_the_policy_says_so() {
    Policy all = Sure.policy(new AuditRules(1, 1, 1, 1, 0, 1000, 0));
    Verdict verdict = Sure.verdict("a", Action.ALLOW, 0.01);
    assertThat(draw(lots, all, verdict)).isPresent();
    assertThat(draw(new Lots(null), all, verdict)).isEmpty();
    assertThat(draw(lots, Sure.policy(null), verdict)).isEmpty();
    assertThat(draw(lots, all, with(verdict, "backfill", true, "allow"))).isEmpty();
    assertThat(draw(lots, all, with(verdict, "live", false, "allow"))).isEmpty();
    assertThat(draw(lots, all, with(verdict, "live", true, "none"))).isEmpty();
  }

  @Test
  void a_key_is_neither_short_nor_printed() {
    assertThatThrownBy(() -> Sure.key("short"))
        .hasMessage("audit key: 5 bytes (expected: 16 to 4096)");
    assertThat(Sure.KEY.toString()).isEqualTo("AuditKey[22 bytes]");
  }

  private static Verdict with(Verdict verdict, String mode, boolean isFinal, String action) {
    return Verdict.newBuilder(verdict).setMode(mode).setFinal$(isFinal).setAction(action).build();
  }

  private List<AuditDraw> drawn(Action action, double probability) {
    return IntStream.range(0, ITEMS)
        .mapToObj(i -> draw(lots, Sure.verdict("a" + i, action, probability)))
        .flatMap(Optional::stream)
        .map(drawn -> drawn.request().getAudit())
        .toList();
  }

  private static List<String> ids(Lots lots) {
    return IntStream.range(0, ITEMS)
        .mapToObj(i -> draw(lots, Sure.verdict("a" + i, Action.ALLOW, 0.01)))
        .flatMap(Optional::stream)
        .map(drawn -> drawn.verdict().getId())
        .toList();
  }

  private static boolean is(AuditDraw draw, double probability) {
    return draw.getProbability() == probability;
  }

  private static Optional<Drawn> draw(Lots lots, Verdict verdict) {
    return draw(lots, POLICY, verdict);
  }

  private static Optional<Drawn> draw(Lots lots, Policy policy, Verdict verdict) {
    return lots.draw(policy, verdict, () -> Sure.request(verdict));
  }
}
