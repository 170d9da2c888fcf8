package dev.winnow.training.promote;

import java.util.Locale;

/** What is concluded of a guarded figure. */
enum Outcome {
  /** No loss that counts is certain, and a large one is ruled out. */
  HELD,
  /** A loss that counts is certain. */
  WORSE,
  /** A large loss can be neither seen nor ruled out. */
  UNCLEAR,
  /** The data has too few rows of a sort that it need not have. */
  UNJUDGED;

  String term() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean refuses() {
    return this == WORSE || this == UNCLEAR;
  }
}
