package dev.winnow.runtime.pii;

/**
 * Finds personal data of one sort. Reads each character of the text a bounded number of times,
 * whatever it is. Thread-safe.
 */
interface Detector {
  void scan(CharSequence text, Finds finds);
}
