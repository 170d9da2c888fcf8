package dev.winnow.training.screen;

import dev.winnow.training.ngram.ScreenModel;
import java.util.List;
import java.util.Optional;

/** A way to fit one category: a linear model, and a network beside it where there is one. */
record ScreenFit(LinearScreenFit linear, Optional<NetworkScreenFit> network) {
  /** As cards state it. */
  String settings() {
    return linear.settings()
        + network
            .map(
                fit ->
                    ", by halves with a network: %d dimensions, %d units"
                        .formatted(NetworkScreenFit.DIMENSIONS, NetworkScreenFit.UNITS))
            .orElse("");
  }

  ScreenModel fit(List<Example> examples) {
    return new ScreenModel(linear.fit(examples), network.map(fit -> fit.fit(examples)));
  }
}
