package dev.winnow.training.rows;

import dev.winnow.schemas.Categories;
import dev.winnow.training.data.DataException;
import dev.winnow.training.data.LabelledFile;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.data.LabelledSet;
import dev.winnow.training.data.RowSample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All rows that a training run looks at: sampled to train on, whole to measure on. */
public final class TrainingData {
  /**
   * The source's own label that the hate head is measured against too: telling sexist comments from
   * others. Comments that are not sexist may hold other hate, so that they are no negatives of
   * hate.
   */
  public static final String SEXIST = "sexist";

  private final List<SetRows> sets;
  private final RowSample sample;
  private final int rowsPerLabel;

  private TrainingData(List<SetRows> sets, RowSample sample, int rowsPerLabel) {
    this.sets = sets;
    this.sample = sample;
    this.rowsPerLabel = rowsPerLabel;
  }

  /**
   * Reads all rows that are wanted, with {@link MarkedPassages} and {@link AssumedNegatives} among
   * the train rows.
   *
   * @param data folder of sets
   */
  public static TrainingData load(Path data, RowSelection selection) {
    RowSample sample = new RowSample(selection.seed());
    List<SetRows> sets = new ArrayList<>();
    for (LabelledSet set : LabelledSet.below(data)) {
      SetRows rows =
          new SetRows(
              set.name(),
              set.licence(),
              Stream.concat(set.train().stream(), set.dev().stream()).toList(),
              selection.trained(learned(set)),
              rows(set.dev()).stream().filter(selection::isMeasuredOn).toList());
      if (!rows.train().isEmpty() || !rows.dev().isEmpty()) {
        sets.add(rows);
      }
    }
    EverydayRows.load(sample, selection::isMeasuredOn).ifPresent(sets::add);
    return new TrainingData(sets, sample, selection.rowsPerLabel());
  }

  /** The sources that label a category; at least one of them must be for training. */
  public List<SetRows> sets(String category) {
    List<SetRows> labelled = sets.stream().filter(set -> set.labels(category)).toList();
    if (labelled.stream().allMatch(SetRows::isOnlyMeasured)) {
      throw new DataException(
          category + ": no set labels it (expected: train.jsonl.gz with labels." + category + ")");
    }
    return labelled;
  }

  /** What a category is fitted on, of one source. */
  public List<LabelledRow> train(String category, SetRows set) {
    return sample.perLabel(category, rowsPerLabel, set.train());
  }

  /** All sources, whatever they label. */
  public List<SetRows> sets() {
    return List.copyOf(sets);
  }

  /**
   * Whole train rows of one source that say nothing of a category: as many at most as of a label.
   */
  public List<LabelledRow> unlabelled(String category, SetRows set) {
    return sample.any(
        rowsPerLabel,
        set.train().stream().filter(row -> !row.isPassage() && !row.isLabelled(category)).toList());
  }

  /** What a category is measured on, of one source. */
  public List<LabelledRow> dev(String category, SetRows set) {
    return set.dev().stream().filter(row -> row.isLabelled(category)).toList();
  }

  /** Which of so many parts a row falls into, when the reported calibration is cross-fitted. */
  public int part(LabelledRow row, int parts) {
    return sample.part(row, parts);
  }

  /** Every text that training a category needs encoded. */
  public Stream<String> texts(String category) {
    return sets(category).stream()
        .flatMap(
            set ->
                Stream.concat(
                    train(category, set).stream(),
                    set.dev().stream().filter(row -> isMeasured(category, row))))
        .map(LabelledRow::text);
  }

  public static boolean isMeasured(String category, LabelledRow row) {
    return row.isLabelled(category)
        || (category.equals(Categories.HATE) && row.original().containsKey(SEXIST));
  }

  private static List<LabelledRow> learned(LabelledSet set) {
    return MarkedPassages.add(set.name(), AssumedNegatives.add(set.name(), rows(set.train())));
  }

  private static List<LabelledRow> rows(Optional<LabelledFile> file) {
    return file.map(LabelledFile::rows).orElse(List.of());
  }
}
