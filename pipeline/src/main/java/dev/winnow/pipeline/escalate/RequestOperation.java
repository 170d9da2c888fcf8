package dev.winnow.pipeline.escalate;

import dev.winnow.schemas.Term;

/** What a record of the topic of escalations wants. */
enum RequestOperation implements Term {
  /** A second opinion. */
  ESCALATE,
  /** That what waits up to a revision is withdrawn. */
  CANCEL,
  /** That an item is checked whose verdict stands. */
  AUDIT
}
