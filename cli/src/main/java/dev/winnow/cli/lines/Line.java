package dev.winnow.cli.lines;

import org.jspecify.annotations.Nullable;

/**
 * One line of input.
 *
 * @param number counts all lines of the input, blank ones too, from 1
 * @param text the line without its end. Of a line with a fault it is what could be read: the
 *     beginning of one that is too long, U+FFFD for bytes that are not UTF-8
 * @param fault why the line is not taken, without its content; null where nothing is wrong with it
 */
public record Line(long number, String text, @Nullable String fault) {
  /** True where there is nothing in the line, not even a fault. */
  public boolean isBlank() {
    return fault == null && text.isBlank();
  }
}
