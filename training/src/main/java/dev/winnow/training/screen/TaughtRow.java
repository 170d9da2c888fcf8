package dev.winnow.training.screen;

import java.util.List;

/**
 * What a teacher says of a row in one category.
 *
 * @param said of the whole text: a probability
 */
record TaughtRow(double said, List<TaughtExcerpt> excerpts) {
  /** Without a teacher. */
  static final TaughtRow NONE = new TaughtRow(0, List.of());

  TaughtRow {
    excerpts = List.copyOf(excerpts);
  }
}
