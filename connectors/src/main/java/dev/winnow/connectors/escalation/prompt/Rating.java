package dev.winnow.connectors.escalation.prompt;

/**
 * One number of an answer.
 *
 * @param value 0 to {@link AnswerFormat#HIGHEST}
 * @param offset where it stands in the answer, in characters
 */
public record Rating(int value, int offset) {
  /** The rating as a score of 0 to 1. */
  public double score() {
    return (double) value / AnswerFormat.HIGHEST;
  }
}
