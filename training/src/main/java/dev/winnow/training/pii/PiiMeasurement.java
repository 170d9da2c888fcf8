package dev.winnow.training.pii;

import dev.winnow.runtime.pii.PiiFinder;
import dev.winnow.runtime.pii.PiiSpan;
import dev.winnow.runtime.pii.PiiType;
import dev.winnow.training.data.LabelledFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Holds what rules find against what is marked. Not thread-safe. */
public final class PiiMeasurement {
  private final PiiFinder finder;
  private final Map<PiiType, TypeFigures> types = new EnumMap<>(PiiType.class);
  private final Map<String, RowFigures> sets = new TreeMap<>();
  private boolean spansAreMarked;
  private long characters;
  private long nanos;

  public PiiMeasurement(PiiFinder finder) {
    this.finder = finder;
  }

  /** Measures all rows of a file; finds count by type only where the file marks spans at all. */
  public void add(LabelledFile file) {
    List<SpannedRow> rows = new ArrayList<>();
    file.forEachLine(
        line -> rows.add(SpannedRow.parse(line, file.path() + ":" + (rows.size() + 1))));
    spansAreMarked = rows.stream().anyMatch(row -> !row.spans().isEmpty());
    rows.forEach(row -> add(file.set(), row));
  }

  private void add(String set, SpannedRow row) {
    long before = System.nanoTime();
    List<PiiSpan> found = finder.find(row.text());
    nanos += System.nanoTime() - before;
    characters += row.text().length();
    sets.merge(
        set,
        RowFigures.NONE.with(row, !found.isEmpty()),
        (sum, one) -> sum.with(row, !found.isEmpty()));
    if (spansAreMarked) {
      compare(row.spans(), new ArrayList<>(found));
    }
  }

  private void compare(List<PiiSpan> marked, List<PiiSpan> left) {
    for (PiiSpan span : marked) {
      Optional<PiiSpan> hit = left.stream().filter(find -> isOn(find, span)).findFirst();
      boolean exact =
          hit.filter(find -> find.start() == span.start() && find.end() == span.end()).isPresent();
      count(span.type(), 1, hit.isPresent() ? 1 : 0, exact ? 1 : 0, 0);
      hit.ifPresent(left::remove);
    }
    left.forEach(find -> count(find.type(), 0, 0, 0, 1));
  }

  private void count(PiiType type, int labelled, int found, int exact, int extra) {
    types.merge(
        type,
        TypeFigures.NONE.with(labelled, found, exact, extra),
        (sum, one) -> sum.with(labelled, found, exact, extra));
  }

  private static boolean isOn(PiiSpan find, PiiSpan marked) {
    return find.type() == marked.type()
        && find.start() < marked.end()
        && marked.start() < find.end();
  }

  public Map<PiiType, TypeFigures> types() {
    return Map.copyOf(types);
  }

  /** By the name of the set. */
  public Map<String, RowFigures> sets() {
    return Map.copyOf(sets);
  }

  /** Time of a character, in UTF-16 units, on this thread and machine. */
  public double nanosPerCharacter() {
    return characters == 0 ? 0 : (double) nanos / characters;
  }
}
