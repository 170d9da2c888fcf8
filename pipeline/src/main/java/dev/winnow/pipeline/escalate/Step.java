package dev.winnow.pipeline.escalate;

import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows from one event for one item.
 *
 * @param next what is known of the item from now on
 * @param verdicts to be sent, in order
 * @param reviews to be sent, in order
 * @param asked the request that the general model has just been asked about, if any: the verdict is
 *     what that came to
 * @param ignored whether the event changed nothing because it came too late or twice
 */
record Step(
    ItemCase next,
    List<Verdict> verdicts,
    List<ReviewRequest> reviews,
    @Nullable EscalationRequest asked,
    boolean ignored) {
  Step {
    verdicts = List.copyOf(verdicts);
    reviews = List.copyOf(reviews);
  }

  static Step to(ItemCase next) {
    return new Step(next, List.of(), List.of(), null, false);
  }

  static Step ignored(ItemCase same) {
    return new Step(same, List.of(), List.of(), null, true);
  }

  Step sending(Verdict verdict) {
    return new Step(
        next,
        Stream.concat(verdicts.stream(), Stream.of(verdict)).toList(),
        reviews,
        asked,
        ignored);
  }

  Step sending(ReviewRequest review) {
    return new Step(
        next,
        verdicts,
        Stream.concat(reviews.stream(), Stream.of(review)).toList(),
        asked,
        ignored);
  }

  Step then(ItemCase other) {
    return new Step(other, verdicts, reviews, asked, ignored);
  }

  Step after(EscalationRequest wasAsked) {
    return new Step(next, verdicts, reviews, wasAsked, ignored);
  }
}
