package dev.winnow.training.pii;

/**
 * What was found in the rows of one set.
 *
 * @param rows of the set
 * @param flagged rows in which anything was found
 * @param labelled rows whose label says whether there is personal data
 * @param positives of these, with personal data of any sort, names and addresses too
 * @param flaggedPositives of these, flagged
 * @param flaggedNegatives rows flagged against their label
 */
public record RowFigures(
    int rows,
    int flagged,
    int labelled,
    int positives,
    int flaggedPositives,
    int flaggedNegatives) {
  static final RowFigures NONE = new RowFigures(0, 0, 0, 0, 0, 0);

  RowFigures with(SpannedRow row, boolean flag) {
    boolean positive = row.pii().orElse(false);
    boolean negative = row.pii().isPresent() && !positive;
    return new RowFigures(
        rows + 1,
        flagged + one(flag),
        labelled + one(row.pii().isPresent()),
        positives + one(positive),
        flaggedPositives + one(positive && flag),
        flaggedNegatives + one(negative && flag));
  }

  private static int one(boolean counts) {
    return counts ? 1 : 0;
  }
}
