package dev.winnow.runtime.pii;

import java.util.regex.Pattern;

/**
 * Telephone numbers: with {@code +} and country code, as North America writes them, or grouped
 * behind a zero as most others do. A bare or short number counts only beside a word that says what
 * it is. Numbers that are dates are left out.
 */
final class PhoneRule implements NumberRule {
  /** ITU-T E.164, with the country code. */
  private static final int MOST_DIGITS = 15;

  /** All are possessive or without a choice, so that matching never goes back. */
  private static final Pattern DATE =
      Pattern.compile("[12]([-./])[12]\\1(?:4|2)(?: .*+)?+|4([-./])[12]\\2[12](?: .*+)?+");

  private static final Pattern NORTH_AMERICAN =
      Pattern.compile("(?:1[-. ] ?+\\(?+)?+3(?:[-.]|\\) ?+|\\)-)3[-. ]4");

  private static final Pattern NORTH_AMERICAN_BLANKS = Pattern.compile("(?:1 )?+3 3 4");

  private static final Pattern TRUNK = Pattern.compile("[2-5][-/. )]{1,2}+[2-9](?:[- .][2-9])*+");

  private static final Pattern GROUPED = Pattern.compile("[1-9](?:[- .)/(]{1,3}+[1-9])++");

  @Override
  public void check(GroupedNumber number, Finds finds) {
    int digits = number.digits();
    if (digits < 7 || digits > MOST_DIGITS + 2) {
      return;
    }
    if (number.first() == 0 && number.before() == '+') {
      international(number, digits, finds);
    } else if (number.standsAlone()) {
      national(number, digits, finds);
    }
  }

  private static void international(GroupedNumber number, int digits, Finds finds) {
    char prior = Glyphs.at(number.run().text(), number.start() - 2);
    boolean longest = number.isWholeRun();
    if (digits >= 8
        && digits <= MOST_DIGITS
        && longest
        && !Glyphs.isWord(prior)
        && (!Glyphs.isWord(number.behind()) || isExtension(number.run().text(), number.end()))
        && number.compact().charAt(0) != '0') {
      int start = number.start() - 1;
      if (number.first() < number.last() || digits >= 10) {
        finds.strong(PiiType.PHONE, start, extended(number));
      } else {
        finds.weak(PiiType.PHONE, start, extended(number));
      }
    }
  }

  private static void national(GroupedNumber number, int digits, Finds finds) {
    String shape = number.shape();
    if (NORTH_AMERICAN.matcher(shape).matches() && isNorthAmerican(number.compact())) {
      finds.strong(PiiType.PHONE, opening(number), extended(number));
    } else if (NORTH_AMERICAN_BLANKS.matcher(shape).matches()
        && isNorthAmerican(number.compact())) {
      finds.weak(PiiType.PHONE, opening(number), extended(number));
    } else if (number.isWholeRun()
        && !shape.equals(SsnRule.SHAPE)
        && !DATE.matcher(shape).matches()) {
      whole(number, shape, digits, finds);
    }
  }

  private static void whole(GroupedNumber number, String shape, int digits, Finds finds) {
    String compact = number.compact();
    boolean trunk = compact.charAt(0) == '0' && TRUNK.matcher(shape).matches();
    boolean abroad = compact.startsWith("00");
    int groups = number.last() - number.first() + 1;
    if (trunk && groups >= 3 && digits >= 9 && digits <= (abroad ? MOST_DIGITS + 2 : 11)) {
      finds.strong(PiiType.PHONE, opening(number), extended(number));
    } else if (digits <= 12 && (groups == 1 || GROUPED.matcher(shape).matches())) {
      finds.weak(PiiType.PHONE, opening(number), extended(number));
    }
  }

  /** Neither area nor exchange begins with 0 or 1. */
  private static boolean isNorthAmerican(String compact) {
    int from = compact.length() - 10;
    return compact.charAt(from) >= '2' && compact.charAt(from + 3) >= '2';
  }

  /** With the bracket before an area code. */
  private static int opening(GroupedNumber number) {
    boolean bracket = number.before() == '(' && number.shape().indexOf(')') >= 0;
    return bracket ? number.start() - 1 : number.start();
  }

  private static int extended(GroupedNumber number) {
    CharSequence text = number.run().text();
    int end = number.end();
    if (!isExtension(text, end)) {
      return end;
    }
    int i = end + 1;
    while (Glyphs.isDigit(Glyphs.at(text, i))) {
      i++;
    }
    return i;
  }

  /** Whether {@code x} and one to six digits follow at once. */
  static boolean isExtension(CharSequence text, int end) {
    if (Glyphs.at(text, end) != 'x') {
      return false;
    }
    int i = end + 1;
    while (i - end <= 6 && Glyphs.isDigit(Glyphs.at(text, i))) {
      i++;
    }
    return i > end + 1 && !Glyphs.isWord(Glyphs.at(text, i));
  }
}
