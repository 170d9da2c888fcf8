package dev.winnow.training.screen;

import dev.winnow.training.lineage.PackageRef;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Models that say of any text how likely it is of a category, for a screen to learn from. */
public interface Teacher {
  /** The packages that answer for a category, in a fixed order; at least one. */
  List<PackageRef> answersFor(String category);

  /**
   * Probabilities by category, one map a text, in the order of the texts; of triggers their scores,
   * 0 to 1.
   *
   * @param progress told in words what is done; never content
   */
  List<Map<String, Double>> ask(List<String> texts, Consumer<String> progress);
}
