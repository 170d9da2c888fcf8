package dev.winnow.cli.bench;

import picocli.CommandLine.Option;

/** {@code --divisions} of the benchmarks that measure quality on a mix. */
final class DivisionsOption {
  @Option(
      names = "--divisions",
      paramLabel = "N",
      description =
          "Divisions of the rows into halves, one to find thresholds on and one to measure on, over"
              + " which quality is averaged. Default: ${DEFAULT-VALUE}.")
  private int divisions = 20;

  int count() {
    return divisions;
  }
}
