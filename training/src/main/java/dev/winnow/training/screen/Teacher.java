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
   * Calibrated probabilities by category, one map a text, in the order of the texts.
   *
   * @param progress told in words what is done; never content
   */
  List<Map<String, Double>> ask(List<String> texts, Consumer<String> progress);
}
