package dev.winnow.training.ngram;

import dev.winnow.runtime.ngram.HashedText;
import java.util.Optional;

/**
 * What one label is scored by: a linear model, or the mean of its log-odds and a network's.
 * Immutable.
 */
public record ScreenModel(LinearNgrams linear, Optional<EmbeddedNgrams> network) {
  /** What either counts where there are both. */
  static final double SHARE = 0.5;

  /** By the logistic function: from 0 to 1, not calibrated. */
  public double score(HashedText text) {
    double logit = linear.logit(text);
    if (network.isPresent()) {
      logit = SHARE * logit + SHARE * network.get().logit(text);
    }
    return 1 / (1 + Math.exp(-logit));
  }
}
