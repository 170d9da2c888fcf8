package dev.winnow.training.rows;

import dev.winnow.training.data.DataException;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.data.LabelledRowFormat;
import dev.winnow.training.data.RowSample;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Short everyday texts written for Winnow, with a few spam texts and prompt injections of today.
 * Public sets hold hardly any ordinary talk: a head that has seen only abusive tweets, old e-mail
 * or questions to assistants flags what is new to it. A fifth of them is kept for choosing and
 * measuring.
 */
public final class EverydayRows {
  public static final String SOURCE = "winnow-everyday";

  private static final String RESOURCE = "everyday.jsonl";
  private static final int PARTS = 5;

  private EverydayRows() {}

  /** Those that are wanted, if any. They are in English or of unknown language. */
  static Optional<SetRows> load(RowSample sample, Predicate<LabelledRow> wanted) {
    List<LabelledRow> rows = rows().stream().filter(wanted).toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Map<Boolean, List<LabelledRow>> byDev =
        rows.stream().collect(Collectors.partitioningBy(row -> sample.part(row, PARTS) == 0));
    return Optional.of(
        new SetRows(
            SOURCE,
            "Apache-2.0 (part of Winnow)",
            List.of(),
            byDev.getOrDefault(false, List.of()),
            byDev.getOrDefault(true, List.of())));
  }

  private static List<LabelledRow> rows() {
    try (InputStream in = EverydayRows.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new DataException(RESOURCE + ": not on the class path");
      }
      List<LabelledRow> rows = new ArrayList<>();
      LabelledRowFormat.forEach(in, RESOURCE, SOURCE, rows::add);
      return rows;
    } catch (IOException e) {
      throw new DataException(RESOURCE + ": cannot be read", e);
    }
  }
}
