package dev.winnow.runtime.classify;

import dev.winnow.runtime.repository.HeadManifest;

/** What a head's score stands for. */
record Head(HeadManifest manifest) {
  String category() {
    return manifest.category();
  }

  ModelIdentity identity() {
    return new ModelIdentity(
        manifest.id(), manifest.version(), manifest.sha256(), manifest.calibration().version());
  }

  CategoryScore calibrated(float score) {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalStateException(
          "score of %s: %s (expected: 0 to 1)".formatted(manifest.id(), score));
    }
    return new CategoryScore(
        score, manifest.calibration().probability(score), manifest.calibration().isFitted());
  }
}
