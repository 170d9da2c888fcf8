package dev.winnow.cli.thresholds;

import dev.winnow.training.data.TextKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** Names a set of rows by their texts and labels, whatever their order; tells nothing of them. */
final class RowsDigest {
  private RowsDigest() {}

  /** SHA-256 as hex. */
  static String of(List<RecordedRow> rows) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      rows.stream()
          .map(row -> TextKey.of(row.row().text()).hex() + new TreeMap<>(row.row().labels()))
          .sorted()
          .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
