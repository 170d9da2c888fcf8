package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.pipeline.cascade.EscalationReason;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.Outcome;
import dev.winnow.schemas.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What follows from each event for an item that was escalated: a state machine without threads,
 * clocks or state of its own.
 *
 * <p>Each revision that is requested gets exactly one final verdict: from the general model, from
 * people, or because it was withdrawn. A repeated request, an answer that comes after the item was
 * withdrawn and feedback for an item that is not in review change nothing.
 */
final class CaseRules {
  private final CasePapers papers;

  CaseRules(CasePapers papers) {
    this.papers = papers;
  }

  /** An item wants a second opinion. */
  Step requested(ItemCase item, EscalationRequest request) {
    long revision = request.getRevision();
    if (item.openRevision() == revision
        || (item.marks().hasSeen(revision) && !comesBack(request))) {
      return Step.ignored(item);
    }
    Optional<Outcome> withdrawn = withdrawn(item, revision);
    ItemCase marked = item.marked(item.marks().withSeen(revision));
    if (withdrawn.isPresent()) {
      return Step.to(marked).sending(papers.withdrawn(request, withdrawn.get()));
    }
    Step closed = closeOpen(marked, Outcome.SUPERSEDED);
    if (EscalationReason.of(request.getReason()).isHeld()) {
      return heldBack(closed, request);
    }
    return papers.couldBeSettled(request)
        ? closed.then(closed.next().waitingFor(request))
        : unheard(closed, request);
  }

  /** Whatever the general model said, people would have to decide: it is not asked. */
  private Step unheard(Step closed, EscalationRequest request) {
    CasePapers.Opinion none = papers.unheard(request);
    return closed
        .then(closed.next().underReview(none.verdict()))
        .sending(none.verdict())
        .sending(papers.review(request, none));
  }

  /** A machine was sure and may not act: people are asked, and the item is under review already. */
  private Step heldBack(Step closed, EscalationRequest request) {
    Verdict held = papers.held(request);
    return closed.then(closed.next().underReview(held)).sending(papers.review(request, held));
  }

  /** Whether the general model's own answer was held: its revision was settled here before. */
  private static boolean comesBack(EscalationRequest request) {
    return request.getAsked() != null;
  }

  /** What is open up to a revision is withdrawn, and so is what comes of it later. */
  Step cancelled(ItemCase item, long upTo, Outcome why) {
    ItemCase marked = item.marked(item.marks().withCancelled(upTo, why));
    return item.openRevision() <= upTo ? closeOpen(marked, why) : Step.to(marked);
  }

  /** The categories that the general model is not asked about. */
  Set<String> passedOver(EscalationRequest request) {
    return papers.passedOver(request);
  }

  /** How much the general model's opinion is worth, 0 to 1. */
  double worth(EscalationRequest request) {
    return papers.worth(request);
  }

  /** The general model answered, or did not, for a revision. */
  Step answered(ItemCase item, long revision, Escalated end, Duration latency) {
    EscalationRequest waiting = item.waiting();
    if (waiting == null || waiting.getRevision() != revision) {
      return Step.ignored(item);
    }
    CasePapers.Opinion opinion = papers.opinion(waiting, end, latency);
    if (opinion.verdict().getFinal$()) {
      return Step.to(item.settled()).sending(opinion.verdict()).after(waiting);
    }
    return Step.to(item.underReview(opinion.verdict()))
        .after(waiting)
        .sending(opinion.verdict())
        .sending(papers.review(waiting, opinion));
  }

  /** A reviewer decided. */
  Step reviewed(ItemCase item, Feedback feedback) {
    Verdict inReview = item.inReview();
    if (inReview == null || inReview.getRevision() != feedback.getRevision()) {
      return Step.ignored(item);
    }
    return Step.to(item.settled()).sending(papers.reviewed(inReview, feedback));
  }

  private static Optional<Outcome> withdrawn(ItemCase item, long revision) {
    return revision < item.openRevision()
        ? Optional.of(Outcome.SUPERSEDED)
        : item.marks().withdrawn(revision);
  }

  private Step closeOpen(ItemCase item, Outcome why) {
    EscalationRequest waiting = item.waiting();
    if (waiting != null) {
      return Step.to(item.settled()).sending(papers.withdrawn(waiting, why));
    }
    Verdict inReview = item.inReview();
    if (inReview != null) {
      return Step.to(item.settled())
          .sending(papers.withdrawn(inReview, why))
          .sending(papers.cancelledReview(inReview));
    }
    return Step.to(item);
  }
}
