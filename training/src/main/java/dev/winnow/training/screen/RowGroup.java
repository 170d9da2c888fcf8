package dev.winnow.training.screen;

import dev.winnow.training.data.LabelledRow;
import java.util.Locale;

/**
 * Puts rows into parts by how their text begins, so that near-copies, which mostly begin alike,
 * never stand on both sides of a split. A passage stands on the side of the text that it is of.
 */
final class RowGroup {
  /** Letters; some six words. */
  private static final int BEGINNING = 32;

  private RowGroup() {}

  /** Which of so many parts a row falls into; its obfuscated forms must be asked by the row. */
  static int part(LabelledRow row, int parts) {
    String letters =
        row.whole()
            .toLowerCase(Locale.ROOT)
            .codePoints()
            .filter(Character::isLetter)
            .limit(BEGINNING)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    long hash = 0x9e3779b97f4a7c15L;
    for (int i = 0; i < letters.length(); i++) {
      hash = (hash ^ letters.charAt(i)) * 0x100000001b3L;
    }
    return (int) Long.remainderUnsigned(hash >>> 16, parts);
  }
}
