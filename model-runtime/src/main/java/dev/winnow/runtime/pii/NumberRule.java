package dev.winnow.runtime.pii;

/** Knows numbers of one sort by their digits and by how these are grouped. Thread-safe. */
interface NumberRule {
  void check(GroupedNumber number, Finds finds);
}
