package dev.winnow.stack.results;

import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;

/** Is told of every committed result, on one thread. */
public interface ResultListener {
  void verdict(Verdict verdict);

  void review(ReviewRequest review);

  void deadLetter(DeadLetter letter);
}
