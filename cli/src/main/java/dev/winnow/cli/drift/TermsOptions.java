package dev.winnow.cli.drift;

import dev.winnow.pipeline.drift.DriftReference;
import picocli.CommandLine.Option;

/** How sure the test is to be. */
final class TermsOptions {
  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      description =
          "That the bounds of all shares hold for what the rows were drawn from. Default:"
              + " ${DEFAULT-VALUE}.")
  private double confidence = DriftReference.DEFAULT_CONFIDENCE;

  @Option(
      names = "--tolerance",
      paramLabel = "SHARE",
      description =
          "By so much of itself a share may move without being called drift. Default:"
              + " ${DEFAULT-VALUE}.")
  private double tolerance = DriftReference.DEFAULT_TOLERANCE;

  @Option(
      names = "--false-alarm",
      paramLabel = "N",
      description =
          "Without drift one in so many items at most is a false alarm, over all figures. Default:"
              + " ${DEFAULT-VALUE}.")
  private long falseAlarm = DriftReference.DEFAULT_FALSE_ALARM;

  ReferenceTerms terms() {
    return new ReferenceTerms(confidence, tolerance, falseAlarm);
  }
}
