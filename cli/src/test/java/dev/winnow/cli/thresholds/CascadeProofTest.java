package dev.winnow.cli.thresholds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.policy.PolicyException;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.schemas.Stage;
import dev.winnow.training.certify.Certificate;
import dev.winnow.training.certify.Counts;
import dev.winnow.training.certify.Limits;
import dev.winnow.training.certify.StageThresholds;
import dev.winnow.training.certify.ThresholdVector;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CascadeProofTest {
  private static final Guard GUARD = new Guard(1000);
  private static final Terms TERMS = new Terms(0.95, OptionalDouble.empty(), 17);
  private static final List<CascadeStage> STAGES =
      List.of(ToldStage.of(Stage.SPECIALISTS, "spam", "hate"), ToldStage.of(Stage.GENERAL, "spam"));
  private static final String POLICY =
      """
      interimAction: allow
      categories:
        spam:
          action: limit
          screen: {allow: 0.1, act: 0.9}
          specialists: {allow: 0.2, act: 0.9}
        hate:
          action: remove
          specialists: {allow: 0.5, act: 0.9}
      """;

  private final List<RecordedRow> rows = rows(2000, 0.4);

  @Test
  void what_is_certified_holds_on_the_rows_it_was_proven_on() {
    SplitRows split = SplitRows.byText(rows, 17);
    PolicyDraft draft = draft(new Limits(0.05, 0.05));

    Certificate<Counts> certificate = proof(draft, TERMS).certify(split).orElseThrow();

    assertThat(certificate.vectors().get(0).acts()).isTrue();
    Counts counts = certificate.counts().get(0);
    assertThat(counts.positives()).isEqualTo(LabelledPart.of("spam", split.proven()).positives());
    assertThat(counts.acted()).isPositive();
    assertThat((double) counts.wrong() / counts.acted()).isLessThan(0.05);
    assertThat((double) counts.missed() / counts.positives()).isLessThan(0.05);
  }

  @Test
  void an_item_that_another_category_stopped_is_neither_acted_on_nor_missed() {
    List<RecordedRow> stopped =
        record(
            List.of(
                "specialists.spam=0.5 specialists.hate=0.95 general.spam=0.99",
                "specialists.spam=0.5 specialists.hate=0.1 general.spam=0.99"));
    PolicyDraft draft = draft(new Limits(0.05, 0.05));
    CascadeProof proof =
        new CascadeProof(
            draft, new Replay(GUARD, STAGES, stopped), StagePrices.stated(Map.of()), TERMS);

    CascadeProof.Tally tally =
        proof
            .outcomes(
                List.of(
                    new ThresholdVector(
                        List.of(new StageThresholds(0.2, 0.9), new StageThresholds(0.2, 0.9)))),
                stopped)
            .get(0);

    assertThat(tally).isEqualTo(new CascadeProof.Tally(2, 2, 1, 0, 0));
  }

  @Test
  void the_policy_keeps_what_was_not_asked_for_and_drops_stages_that_did_not_run() {
    PolicyDraft draft = draft(new Limits(0.05, 0.05));
    Certificate<Counts> certificate =
        proof(draft, TERMS).certify(SplitRows.byText(rows, 17)).orElseThrow();

    var policy = draft.with(certificate.vectors());

    assertThat(policy.categories().get("hate")).isEqualTo(draft.base().categories().get("hate"));
    assertThat(new PolicyDraft(policy, draft.wanted(), STAGES).rules("spam").thresholds().keySet())
        .containsExactlyInAnyOrder(Stage.SPECIALISTS, Stage.GENERAL);
    assertThat(PolicyYaml.parse(1, PolicyYaml.write(policy))).isEqualTo(policy);
  }

  @Test
  void too_few_violations_are_told_with_the_number_that_is_needed() {
    SplitRows split = SplitRows.byText(rows(200, 0.4), 17);

    List<Shortage> shortages = Shortage.of(draft(new Limits(0.01, 0.05)), split, TERMS);

    assertThat(shortages).hasSize(1);
    assertThat(shortages.get(0).rows()).isEqualTo("violations");
    assertThat(shortages.get(0).have()).isLessThan(shortages.get(0).need());
    assertThat(shortages.get(0).need()).isEqualTo((int) Math.ceil(299 * 5 / 3.0));
  }

  @Test
  void a_rarer_violation_needs_more_harmless_rows() {
    Terms rare = new Terms(0.95, OptionalDouble.of(0.01), 17);

    List<Shortage> shortages =
        Shortage.of(draft(new Limits(0.05, 0.05)), SplitRows.byText(rows, 17), rare);

    assertThat(shortages).extracting(Shortage::rows).containsExactly("harmless");
    assertThat(shortages.get(0).need()).isCloseTo(9735, within(1));
  }

  @Test
  void draws_from_known_rows_hold_as_often_as_promised() {
    PolicyDraft draft = draft(new Limits(0.05, 0.05));

    ObjectNode found = new ResampleCheck(proof(draft, TERMS), draft, TERMS).run(rows, 40, 1200);

    assertThat(found.get("certified").asInt()).isEqualTo(40);
    assertThat(found.get("held").asInt()).isGreaterThanOrEqualTo(38);
    assertThat(found.get("acting").asInt()).isGreaterThan(20);
  }

  @Test
  void the_price_is_that_of_the_stream_not_of_the_rows() {
    PolicyDraft draft = draft(new Limits(0.05, 0.05));
    List<Outcome> outcomes = new Replay(GUARD, STAGES, rows).under(draft.base(), rows);

    Reach asInRows = Reach.of(draft.wanted(), rows, outcomes, OptionalDouble.empty());
    Reach rare = Reach.of(draft.wanted(), rows, outcomes, OptionalDouble.of(0.01));

    for (Reach reach : List.of(asInRows, rare)) {
      assertThat(reach.decided().values().stream().mapToDouble(share -> share).sum())
          .isCloseTo(1, within(1e-9));
      assertThat(reach.reached().get(Stage.SPECIALISTS)).isCloseTo(1, within(1e-9));
    }
    long toPeople = outcomes.stream().filter(outcome -> !outcome.byMachine()).count();
    assertThat(asInRows.toPeople()).isCloseTo(toPeople / 2000.0, within(1e-9));
    assertThat(rare.toPeople()).isNotEqualTo(asInRows.toPeople());
  }

  @Test
  void a_category_that_nothing_scores_is_named() {
    assertThatThrownBy(
            () ->
                new PolicyDraft(
                    PolicyYaml.parse(1, POLICY),
                    List.of(new CategoryLimits("hate", new Limits(0.05, 0.05))),
                    List.of(ToldStage.of(Stage.GENERAL, "spam"))))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("hate: no stage scores it");
  }

  private CascadeProof proof(PolicyDraft draft, Terms terms) {
    return new CascadeProof(
        draft, new Replay(GUARD, STAGES, rows), StagePrices.stated(Map.of()), terms);
  }

  private static PolicyDraft draft(Limits limits) {
    return new PolicyDraft(
        PolicyYaml.parse(1, POLICY), List.of(new CategoryLimits("spam", limits)), STAGES);
  }

  /** Two of five are violations; the general model sees clearer than the specialists. */
  private static List<RecordedRow> rows(int count, double prevalence) {
    Random random = new Random(3);
    Recording recording = new Recording(GUARD, STAGES);
    for (int row = 0; row < count; row++) {
      boolean spam = random.nextDouble() < prevalence;
      double centre = spam ? 1 : -1;
      String text =
          String.format(
              Locale.ROOT,
              "%s specialists.spam=%.6f specialists.hate=%.6f general.spam=%.6f",
              "x".repeat(row % 50) + "y".repeat(row / 50),
              probability(1.6 * centre + random.nextGaussian()),
              random.nextDouble() * 0.6,
              probability(3 * centre + random.nextGaussian()));
      recording.submit(ToldStage.row("" + row, Map.of("spam", spam), text));
    }
    return recording.finish();
  }

  private static List<RecordedRow> record(List<String> texts) {
    Recording recording = new Recording(GUARD, STAGES);
    texts.forEach(text -> recording.submit(ToldStage.row(text, Map.of("spam", true), text)));
    return recording.finish();
  }

  private static double probability(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
