package dev.winnow.training.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names a text so that texts which differ only in case, spacing, punctuation or numbers have one
 * name: rows with one name are no independent evidence, and must not lie on both sides of a split.
 * Tells nothing of the text.
 *
 * @param hex SHA-256 of the normalised text
 */
public record TextKey(String hex) {
  private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  public static TextKey of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String words =
        BETWEEN_WORDS.matcher(DIGITS.matcher(plain).replaceAll("0")).replaceAll(" ").strip();
    return new TextKey(hash(words.isEmpty() ? text : words));
  }

  /** Names what has a name already, whose every letter counts. */
  public static TextKey ofName(String name) {
    return new TextKey(hash(name));
  }

  /** Which of so many parts of like size the text falls into; another seed parts otherwise. */
  public int part(int parts, long seed) {
    return Integer.remainderUnsigned(
        Integer.parseUnsignedInt(hash(seed + ":" + hex).substring(0, 8), 16), parts);
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
