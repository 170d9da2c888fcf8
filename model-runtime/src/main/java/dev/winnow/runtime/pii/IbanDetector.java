package dev.winnow.runtime.pii;

import java.util.HashMap;
import java.util.Map;

/**
 * International bank account numbers: the length of their country, and check digits by ISO 7064 mod
 * 97-10, as ISO 13616 says. Compact, or in groups that a blank or hyphen parts.
 */
final class IbanDetector implements Detector {
  private static final Map<String, Integer> LENGTHS =
      lengths(
          "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22"
              + " DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28"
              + " HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21"
              + " LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29"
              + " PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23"
              + " TN24 TR26 UA29 VA22 VG24 XK20 YE30");

  private static Map<String, Integer> lengths(String table) {
    Map<String, Integer> lengths = new HashMap<>();
    for (String entry : table.split(" ", -1)) {
      lengths.put(entry.substring(0, 2), Integer.parseInt(entry.substring(2)));
    }
    return Map.copyOf(lengths);
  }

  @Override
  public void scan(CharSequence text, Finds finds) {
    for (int i = 0; i + 4 <= text.length(); i++) {
      if (Glyphs.isLatin(text.charAt(i))
          && Glyphs.isLatin(text.charAt(i + 1))
          && Glyphs.isDigit(text.charAt(i + 2))
          && !Glyphs.isWord(Glyphs.at(text, i - 1))) {
        account(text, i, finds);
      }
    }
  }

  private static void account(CharSequence text, int start, Finds finds) {
    String country = "" + Glyphs.upper(text.charAt(start)) + Glyphs.upper(text.charAt(start + 1));
    int length = LENGTHS.getOrDefault(country, 0);
    StringBuilder compact = new StringBuilder(length);
    int i = start;
    while (compact.length() < length) {
      char c = Glyphs.at(text, i);
      if (Glyphs.isLatinOrDigit(c)) {
        compact.append(Glyphs.upper(c));
      } else if (!isGap(c) || !Glyphs.isLatinOrDigit(Glyphs.at(text, i + 1))) {
        return;
      }
      i++;
    }
    if (length > 0 && !Glyphs.isWord(Glyphs.at(text, i)) && isValid(compact)) {
      finds.strong(PiiType.IBAN, start, i);
    }
  }

  private static boolean isGap(char c) {
    return c == '-' || Glyphs.isSpace(c);
  }

  /** The first four characters behind the others, letters as 10 to 35, leave 1 over 97. */
  private static boolean isValid(CharSequence compact) {
    int rest = 0;
    for (int i = 0; i < compact.length(); i++) {
      int value = Character.digit(compact.charAt((i + 4) % compact.length()), 36);
      rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
    }
    return rest == 1;
  }
}
