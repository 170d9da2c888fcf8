package dev.winnow.training.intent;

import dev.winnow.training.data.DataException;
import dev.winnow.training.data.LabelledFile;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.data.LabelledSet;
import dev.winnow.training.data.RowSample;
import dev.winnow.training.rows.SetRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of one set, each of which has a class.
 *
 * @param set its train rows are those that are fitted on, its dev rows those that are measured on
 * @param classes in the order of the model's labels
 * @param unknown how many dev rows were left out because no train row has their class
 */
record IntentRows(SetRows set, List<String> classes, int unknown) {
  /** As many as a model over n-grams can hold. */
  private static final int MOST_CLASSES = 1000;

  private static final int LONGEST_CLASS = 200;

  IntentRows {
    classes = List.copyOf(classes);
  }

  static IntentRows load(IntentSettings settings) {
    LabelledSet set = chosen(settings);
    Map<String, List<LabelledRow>> train = byClass(rows(set.train(), settings), settings);
    List<String> classes = List.copyOf(train.keySet());
    requireSome(classes, set, settings);
    List<LabelledRow> labelled = rows(set.dev(), settings);
    List<LabelledRow> dev =
        labelled.stream().filter(row -> train.containsKey(name(row, settings))).toList();
    if (dev.isEmpty()) {
      throw new DataException(
          "%s: no dev rows (expected: dev.jsonl with labels.%s, to measure on)"
              .formatted(set.name(), settings.field()));
    }
    RowSample sample = new RowSample(settings.seed());
    return new IntentRows(
        new SetRows(
            set.name(),
            set.licence(),
            Stream.concat(set.train().stream(), set.dev().stream()).toList(),
            train.values().stream()
                .flatMap(of -> sample.any(settings.rowsPerClass(), of).stream())
                .toList(),
            dev),
        classes,
        labelled.size() - dev.size());
  }

  private static LabelledSet chosen(IntentSettings settings) {
    List<LabelledSet> sets = LabelledSet.below(settings.data());
    if (settings.set().isPresent()) {
      String wanted = settings.set().get();
      return sets.stream()
          .filter(set -> set.name().equals(wanted))
          .findFirst()
          .orElseThrow(
              () ->
                  new DataException(
                      "set: %s is not in %s (expected: of %s)"
                          .formatted(wanted, settings.data(), names(sets))));
    }
    List<LabelledSet> labelling =
        sets.stream().filter(set -> !rows(set.train(), settings).isEmpty()).toList();
    if (labelling.size() > 1) {
      throw new DataException(
          "labels.%s: in %s (expected: one set, named by --set)"
              .formatted(settings.field(), names(labelling)));
    }
    return labelling.stream()
        .findFirst()
        .orElseThrow(() -> unlabelled("no set of " + settings.data(), settings));
  }

  private static DataException unlabelled(String where, IntentSettings settings) {
    return new DataException(
        "%s: no train row has a name in labels.%s (expected: such as \"labels\":{\"%s\":\"refund\"}, in language %s)"
            .formatted(where, settings.field(), settings.field(), settings.language()));
  }

  private static void requireSome(List<String> classes, LabelledSet set, IntentSettings settings) {
    if (classes.isEmpty()) {
      throw unlabelled(set.name(), settings);
    }
    if (classes.size() < 2 || classes.size() > MOST_CLASSES) {
      throw new DataException(
          "%s: labels.%s: %d classes (expected: 2 to %d)"
              .formatted(set.name(), settings.field(), classes.size(), MOST_CLASSES));
    }
    for (String name : classes) {
      if (name.length() > LONGEST_CLASS) {
        throw new DataException(
            "%s: labels.%s: a class of %d characters (expected: at most %d)"
                .formatted(set.name(), settings.field(), name.length(), LONGEST_CLASS));
      }
    }
  }

  /** Those that have a class, in the language. */
  private static List<LabelledRow> rows(Optional<LabelledFile> file, IntentSettings settings) {
    List<LabelledRow> rows = new ArrayList<>();
    file.ifPresent(
        from ->
            from.forEach(
                row -> {
                  if (row.classBy(settings.field()).isPresent()
                      && (row.lang().equals(settings.language()) || row.lang().equals("und"))) {
                    rows.add(row);
                  }
                }));
    return rows;
  }

  private static Map<String, List<LabelledRow>> byClass(
      List<LabelledRow> rows, IntentSettings settings) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(row -> name(row, settings), TreeMap::new, Collectors.toList()));
  }

  private static String name(LabelledRow row, IntentSettings settings) {
    return row.classBy(settings.field()).orElseThrow();
  }

  private static String names(List<LabelledSet> sets) {
    return sets.stream().map(LabelledSet::name).collect(Collectors.joining(", "));
  }

  /** The number of each row's class. */
  int[] truth(List<LabelledRow> rows, String field) {
    return rows.stream()
        .mapToInt(row -> classes.indexOf(row.classBy(field).orElseThrow()))
        .toArray();
  }
}
