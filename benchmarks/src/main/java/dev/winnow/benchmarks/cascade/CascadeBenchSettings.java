package dev.winnow.benchmarks.cascade;

import dev.winnow.benchmarks.mix.DoubtPolicies;
import dev.winnow.benchmarks.mix.Halving;
import dev.winnow.benchmarks.turn.Counts;
import java.nio.file.Path;
import java.util.List;

/**
 * What is measured.
 *
 * @param models folder of model packages
 * @param specialists id of their encoder's package; all its heads are used
 * @param general id of the larger encoder's package; all its heads are used
 * @param widths of the specialists' band of doubt, a point of the curve each: {@link DoubtPolicies}
 * @param divisions of the rows over which everything is averaged: {@link Halving}
 * @param violations part of the mix that violates a category, between 0 and 1
 */
public record CascadeBenchSettings(
    Path models,
    String specialists,
    String general,
    List<Double> widths,
    int divisions,
    double violations,
    long seed) {
  public CascadeBenchSettings {
    widths = List.copyOf(widths);
    Counts.requirePositive("widths", widths.size());
    Counts.requirePositive("divisions", divisions);
  }
}
