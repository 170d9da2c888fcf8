package dev.winnow.cli.feedback;

import dev.winnow.schemas.Audit;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.ReviewRequest;

/** Takes what people were asked and what they answered, in any order. */
interface FeedbackSink {
  void audit(Audit audit);

  void review(ReviewRequest review);

  void feedback(Feedback feedback);
}
