package dev.winnow.cli.bench;

import dev.winnow.benchmarks.mix.LabelledText;
import dev.winnow.benchmarks.mix.Mix;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.data.LabelledSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** What a mix of everyday texts and violations is made of. */
final class MixOptions {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of labelled sets; the rows of their dev files are used.")
  private Path data = Path.of("");

  @Option(
      names = "--skip",
      split = ",",
      paramLabel = "SET",
      description = "Sets that are left out.")
  private Set<String> skip = Set.of();

  @Option(
      names = "--lang",
      paramLabel = "CODE",
      description =
          "Rows of other languages are left out, unknown ones are not. Default: ${DEFAULT-VALUE}.")
  private String language = "en";

  @Option(
      names = "--violations",
      paramLabel = "PART",
      description = "Part of the mix that violates a category. Default: ${DEFAULT-VALUE}.")
  private double violations = 0.05;

  @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = 17;

  String language() {
    return language;
  }

  double violations() {
    return violations;
  }

  long seed() {
    return seed;
  }

  /** The rows of the dev files. */
  List<LabelledText> rows() {
    List<LabelledText> rows = new ArrayList<>();
    for (LabelledSet set : LabelledSet.below(data)) {
      if (!skip.contains(set.name())) {
        set.dev().ifPresent(dev -> dev.forEach(row -> add(rows, row, set)));
      }
    }
    return rows;
  }

  /**
   * Texts of the rows in the proportion of a stream, shuffled.
   *
   * @param everyday sets whose rows that violate nothing are the everyday ones, labelled for one of
   *     the categories or not; empty for those of all sets that are labelled
   */
  List<String> draw(TreeSet<String> categories, Set<String> everyday) {
    List<LabelledText> rows = rows();
    Mix mix = Mix.of(rows, categories, violations);
    return (everyday.isEmpty() ? mix : mix.withEveryday(of(everyday, rows))).draw(seed);
  }

  private static List<LabelledText> of(Set<String> sets, List<LabelledText> rows) {
    for (String set : sets) {
      if (rows.stream().noneMatch(row -> row.source().equals(set))) {
        throw new IllegalArgumentException(
            "--everyday: %s (expected: sets of --data with dev rows)".formatted(set));
      }
    }
    return rows.stream().filter(row -> sets.contains(row.source()) && row.isOfNone()).toList();
  }

  private void add(List<LabelledText> rows, LabelledRow row, LabelledSet set) {
    if (row.lang().equals(language) || row.lang().equals("und")) {
      rows.add(
          new LabelledText(
              row.source(), set.train().isPresent(), row.id(), row.text(), row.labels()));
    }
  }
}
