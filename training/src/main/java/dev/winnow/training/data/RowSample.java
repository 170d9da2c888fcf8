package dev.winnow.training.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Draws rows by a hash of seed, source and id: the same rows whatever order they come in, and
 * mostly the same ones when rows are added.
 */
public record RowSample(long seed) {
  /**
   * At most so many positives and so many negatives of a category; unlabelled rows are left out.
   */
  public List<LabelledRow> perLabel(String category, int limit, List<LabelledRow> rows) {
    List<LabelledRow> drawn = new ArrayList<>();
    int[] taken = new int[2];
    for (LabelledRow row : shuffled(rows)) {
      if (row.isLabelled(category) && taken[row.is(category) ? 1 : 0]++ < limit) {
        drawn.add(row);
      }
    }
    return drawn;
  }

  /** At most so many rows, whatever their labels. */
  public List<LabelledRow> any(int limit, List<LabelledRow> rows) {
    return shuffled(rows).stream().limit(limit).toList();
  }

  /** Which of so many parts of like size a row falls into. */
  public int part(LabelledRow row, int parts) {
    return Integer.remainderUnsigned(
        Integer.parseUnsignedInt(hash(row).substring(0, 8), 16), parts);
  }

  private List<LabelledRow> shuffled(List<LabelledRow> rows) {
    return rows.stream().sorted(Comparator.comparing(this::hash)).toList();
  }

  private String hash(LabelledRow row) {
    String named = seed + ":" + row.source() + ":" + row.id();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(named.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
