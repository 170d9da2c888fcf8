package dev.winnow.training.intent;

/**
 * What the model says of a row that it is measured on.
 *
 * @param truth the row's class
 * @param told the likeliest one
 * @param probability that the model gives it, by a temperature that was not fitted on this row
 */
record Answer(int truth, int told, double probability) {
  boolean isRight() {
    return told == truth;
  }
}
