package dev.winnow.runtime.check;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What became of the checks of one package.
 *
 * @param id the folder's name
 * @param fault why it cannot serve; empty where nothing stands against it
 * @param maxDeviation how far a number moves when a text shares its batch; empty where the package
 *     was refused before it ran
 * @param example scores by category of a harmless text; empty for an encoder
 */
public record PackageReport(
    String id, Optional<String> fault, OptionalDouble maxDeviation, Map<String, Double> example) {
  public PackageReport {
    example = Map.copyOf(example);
  }

  static PackageReport sound(String id, double maxDeviation, Map<String, Double> example) {
    return new PackageReport(id, Optional.empty(), OptionalDouble.of(maxDeviation), example);
  }

  static PackageReport faulty(String id, String fault) {
    return new PackageReport(id, Optional.of(fault), OptionalDouble.empty(), Map.of());
  }

  public boolean sound() {
    return fault.isEmpty();
  }
}
