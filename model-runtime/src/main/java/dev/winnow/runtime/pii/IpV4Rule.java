package dev.winnow.runtime.pii;

/**
 * Addresses of IPv4: four numbers up to 255 with dots. Those that belong to no one (loopback,
 * unspecified, broadcast) and what a {@code v} makes a version are left out.
 */
final class IpV4Rule implements NumberRule {
  private static final int PARTS = 4;

  @Override
  public void check(GroupedNumber number, Finds finds) {
    if (number.last() - number.first() != PARTS - 1 || !isDotted(number) || !isFree(number)) {
      return;
    }
    int first = part(number, 0);
    boolean limited = true;
    boolean highest = true;
    for (int i = 0; i < PARTS; i++) {
      int part = part(number, i);
      limited &= part >= 0 && part <= 255;
      highest &= part == 255;
    }
    if (limited && !highest && first != 0 && first != 127) {
      finds.strong(PiiType.IP_ADDRESS, number.start(), number.end());
    }
  }

  private static boolean isDotted(GroupedNumber number) {
    NumberRun run = number.run();
    for (int group = number.first(); group < number.last(); group++) {
      if (run.text().charAt(run.end(group)) != '.') {
        return false;
      }
    }
    return true;
  }

  /** Not a piece of a longer row of dotted numbers. */
  private static boolean isFree(GroupedNumber number) {
    CharSequence text = number.run().text();
    char before = number.before();
    char behind = number.behind();
    return !Glyphs.isWord(before)
        && before != '.'
        && before != '-'
        && !Glyphs.isWord(behind)
        && !(behind == '.' && Glyphs.isDigit(Glyphs.at(text, number.end() + 1)));
  }

  /** Of up to three digits without a zero in front, or -1. */
  private static int part(GroupedNumber number, int index) {
    int group = number.first() + index;
    NumberRun run = number.run();
    if (run.length(group) > 3) {
      return -1;
    }
    int value = 0;
    for (int i = run.start(group); i < run.end(group); i++) {
      value = value * 10 + Glyphs.value(run.text().charAt(i));
    }
    boolean padded =
        run.length(group) > 1 && Glyphs.value(run.text().charAt(run.start(group))) == 0;
    return padded ? -1 : value;
  }
}
