package dev.winnow.training.certify;

import java.util.Collections;
import java.util.List;

/** The thresholds of one category at all stages that score it, in the order of the cascade. */
public record ThresholdVector(List<StageThresholds> stages) {
  public ThresholdVector {
    stages = List.copyOf(stages);
  }

  /** Leaves every item to people. */
  public static ThresholdVector undecided(int stages) {
    return new ThresholdVector(Collections.nCopies(stages, StageThresholds.UNDECIDED));
  }

  /** Whether any stage acts on anything. */
  public boolean acts() {
    return stages.stream().anyMatch(stage -> stage.act() < 1);
  }
}
