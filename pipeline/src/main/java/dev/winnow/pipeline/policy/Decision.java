package dev.winnow.pipeline.policy;

import dev.winnow.schemas.Action;
import dev.winnow.schemas.LabelScore;
import java.util.List;
import java.util.Map;

/** What a stage concludes for an item under a policy. */
public sealed interface Decision {
  /** By category: the score that counted, its thresholds and what followed. */
  Map<String, LabelScore> labels();

  /** The stage is sure enough of everything that could change the action. */
  record Decided(Action action, Map<String, LabelScore> labels) implements Decision {
    public Decided {
      labels = Map.copyOf(labels);
    }
  }

  /**
   * The item goes on to the next stage.
   *
   * @param soFar the strictest action of what is flagged already, else allow
   * @param categories those in doubt that could make the action stricter, sorted
   */
  record Unsure(Action soFar, List<String> categories, Map<String, LabelScore> labels)
      implements Decision {
    public Unsure {
      categories = List.copyOf(categories);
      labels = Map.copyOf(labels);
    }
  }
}
