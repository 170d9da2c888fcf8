package dev.winnow.training.certify;

import java.util.ArrayList;
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

  /** As careful as another at each stage, at the least. */
  ThresholdVector within(ThresholdVector boldest) {
    List<StageThresholds> careful = new ArrayList<>();
    for (int at = 0; at < stages.size(); at++) {
      StageThresholds own = stages.get(at);
      StageThresholds bound = boldest.stages().get(at);
      careful.add(
          new StageThresholds(
              Math.min(own.allow(), bound.allow()), Math.max(own.act(), bound.act())));
    }
    return new ThresholdVector(careful);
  }

  /** Whether any stage acts on anything. */
  public boolean acts() {
    return stages.stream().anyMatch(stage -> stage.act() < 1);
  }
}
