package dev.winnow.pipeline.escalate;

import dev.winnow.schemas.Term;

/** Why a person judged an item. */
enum FeedbackKind implements Term {
  /** Because a review request asked for it: the answer settles the item. */
  REVIEW,
  /** Because its author objected. Kept for training and measuring; settles nothing here. */
  APPEAL,
  /** Because samples are checked. Kept for training and measuring; settles nothing here. */
  AUDIT
}
