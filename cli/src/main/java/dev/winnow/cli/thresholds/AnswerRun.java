package dev.winnow.cli.thresholds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.cli.feedback.StreamSample;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.policy.OverBudgetRule;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.schemas.Stage;
import dev.winnow.training.certify.ThresholdVector;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds thresholds by what people answered, and tells of them. */
final class AnswerRun {
  private final PolicyDraft draft;
  private final Guard guard;
  private final PriceOptions price;
  private final Terms terms;

  /**
   * A run.
   *
   * @param draft of the policy in service, over the stages of the moderate job
   */
  AnswerRun(PolicyDraft draft, Guard guard, PriceOptions price, Terms terms) {
    this.draft = draft;
    this.guard = guard;
    this.price = price;
    this.terms = terms;
  }

  /**
   * Whether anything that these stages ask on may end without people. That is not drawn, so no
   * threshold may be set under which these stages would end it themselves.
   */
  private static boolean endsUnseen(Policy policy) {
    return policy.categories().values().stream()
            .anyMatch(rules -> rules.thresholds().containsKey(Stage.GENERAL))
        || policy.languages().names(Stage.GENERAL)
        || policy.controls().overBudget() != OverBudgetRule.PEOPLE;
  }

  /**
   * Finds and proves.
   *
   * @return the proven thresholds; null where there are none
   */
  @Nullable Proof run(StreamSample sample, PrintWriter out, PrintWriter notes) {
    AnswerRecording recording = AnswerRecording.of(sample.items(), guard, draft.stages());
    AnswerSplit split = AnswerSplit.byName(sample.strata(), recording.rows(), terms.seed());
    boolean unseen = endsUnseen(draft.base());
    int otherScores = recording.otherScores(draft);
    Finding finding = find(recording, split, unseen, unseen && otherScores > 0);
    new FindingTable(draft, terms, price, notes).print(finding);
    tell(notes, unseen, otherScores);
    ObjectNode json = new FindingJson(draft, terms, price).of(finding);
    json.set("answers", AnswerJson.of(sample, split, otherScores, unseen));
    out.println(json);
    return finding.proof();
  }

  private Finding find(
      AnswerRecording recording, AnswerSplit split, boolean unseen, boolean refused) {
    Replay replay = new Replay(guard, draft.stages(), AnswerSplit.judged(recording.rows()));
    AnswerProof proof = new AnswerProof(draft, replay, price.prices(), terms.confidence(), unseen);
    List<Shortage> shortages = AnswerShortage.of(draft, proof, split, terms.confidence());
    Proof proven =
        refused || !shortages.isEmpty()
            ? null
            : proof
                .certify(split)
                .map(found -> Proof.ofAnswers(found, terms.confidence()))
                .orElse(null);
    return new Finding(
        new Finding.InputCounts(0, recording.rejected()),
        split.judged(),
        shortages,
        proven,
        proven == null || unseen ? null : reach(replay, proven.vectors(), split));
  }

  private Reach reach(Replay replay, List<ThresholdVector> vectors, AnswerSplit split) {
    return Reach.ofWeighted(
        replay.under(draft.with(vectors), AnswerSplit.judged(split.proven())),
        AnswerSplit.weights(split.proven()));
  }

  private static void tell(PrintWriter notes, boolean unseen, int otherScores) {
    if (unseen) {
      notes.println(
          "what the general model ends is not drawn: no threshold goes beyond the one in service,"
              + " and the shares are of the rest");
    }
    if (otherScores > 0) {
      notes.println(
          "the models here score "
              + otherScores
              + " items otherwise than those in service did"
              + (unseen
                  ? " (expected: none, for what they make of items that are not drawn cannot be"
                      + " told)"
                  : ""));
    }
  }
}
