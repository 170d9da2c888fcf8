package dev.winnow.runtime.language;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of languages: their primary subtag in BCP 47, which is the code of two letters where
 * there is one. Regions and scripts are left out, and so is what names no language.
 */
public final class LanguageTag {
  /** Of what cannot be told; what ISO 639 has for it. */
  public static final String UNDETERMINED = "und";

  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,3}");

  /** Mixed, none, not coded. */
  private static final Set<String> NO_LANGUAGE = Set.of(UNDETERMINED, "mul", "zxx", "mis");

  /** Members of a macrolanguage, codes that were replaced, and what Java still calls otherwise. */
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("pes", "fa"),
          Map.entry("ekk", "et"),
          Map.entry("lvs", "lv"),
          Map.entry("cmn", "zh"),
          Map.entry("plt", "mg"),
          Map.entry("pnb", "pa"),
          Map.entry("iw", "he"),
          Map.entry("in", "id"),
          Map.entry("ji", "yi"));

  private static final Map<String, String> TWO_LETTERS = twoLetters();

  private LanguageTag() {}

  /**
   * The primary subtag of what somebody wrote: {@code en} of {@code en-GB}, {@code EN} and {@code
   * eng}; empty where it names no language.
   */
  public static Optional<String> primary(@Nullable String tag) {
    if (tag == null || !TAG.matcher(tag).matches()) {
      return Optional.empty();
    }
    String code = tag.substring(0, tag.length() > 2 && isLetter(tag.charAt(2)) ? 3 : 2);
    String primary = shortest(code.toLowerCase(Locale.ROOT));
    return NO_LANGUAGE.contains(primary) ? Optional.empty() : Optional.of(primary);
  }

  /** Fails where a word is no primary subtag as {@link #primary} gives them. */
  public static String require(String place, String tag) {
    if (!primary(tag).equals(Optional.of(tag))) {
      throw new IllegalArgumentException(
          place + ": " + tag + " (expected: the code of a language, such as en)");
    }
    return tag;
  }

  private static String shortest(String code) {
    String two = TWO_LETTERS.getOrDefault(code, code);
    return OTHER_NAMES.getOrDefault(two, two);
  }

  private static boolean isLetter(char letter) {
    return Character.isLetter(letter);
  }

  private static Map<String, String> twoLetters() {
    Map<String, String> names = new HashMap<>();
    for (String two : Locale.getISOLanguages()) {
      names.put(Locale.forLanguageTag(two).getISO3Language(), two);
    }
    return Map.copyOf(names);
  }
}
