package dev.winnow.connectors.escalation.chat;

import dev.winnow.connectors.escalation.prompt.AnswerFormat;
import dev.winnow.connectors.escalation.prompt.Rating;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scores out of the log-probabilities of tokens: where a model wrote 7, but 9 was nearly as likely,
 * the score lies between the two. It is the mean over the digits that might have stood there,
 * weighted by their probabilities, as G-Eval does it (Liu et al., "G-Eval: NLG Evaluation using
 * GPT-4 with Better Human Alignment", 2023, equation 1).
 */
final class TokenScores {
  private TokenScores() {}

  /**
   * The score of a rating, 0 to 1. It is that of the digit alone where the server told no
   * log-probabilities, or tokens that do not add up to the answer.
   */
  static double score(Rating rating, String answer, List<Token> tokens) {
    Token digit = at(rating.offset(), answer, tokens);
    return digit == null ? rating.score() : mean(digit, rating);
  }

  private static @Nullable Token at(int offset, String answer, List<Token> tokens) {
    StringBuilder written = new StringBuilder();
    tokens.forEach(token -> written.append(token.text()));
    int begin = written.indexOf(answer);
    if (answer.isEmpty() || begin < 0) {
      return null;
    }
    int end = 0;
    for (Token token : tokens) {
      end += token.text().length();
      if (end > begin + offset) {
        return token;
      }
    }
    return null;
  }

  private static double mean(Token token, Rating rating) {
    double sum = 0;
    double weights = 0;
    for (Map.Entry<String, Double> other : token.alternatives().entrySet()) {
      String digit = other.getKey().strip();
      if (digit.matches("[0-9]")) {
        double weight = Math.exp(other.getValue());
        sum += weight * (digit.charAt(0) - '0');
        weights += weight;
      }
    }
    if (!(weights > 0) || !token.text().strip().equals(String.valueOf(rating.value()))) {
      return rating.score();
    }
    return Math.min(1, Math.max(0, sum / weights / AnswerFormat.HIGHEST));
  }
}
