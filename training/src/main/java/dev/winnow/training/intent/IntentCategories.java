package dev.winnow.training.intent;

import dev.winnow.runtime.repository.LabelCategory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the classes of a field are called where categories stand: the field before the class, so
 * that an intent that is called spam is not taken for the category. Categories are of lower-case
 * letters, digits and underscores; the class keeps its own name in the label.
 */
final class IntentCategories {
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern AT_THE_ENDS = Pattern.compile("^_+|_+$");
  private static final int LONGEST = 64;

  private IntentCategories() {}

  /** One label a class, in their order; no two of one category. */
  static List<LabelCategory> of(String field, List<String> classes) {
    Set<String> taken = new HashSet<>();
    List<LabelCategory> labels = new ArrayList<>();
    for (String name : classes) {
      String plain = cut(prefix(field) + "_" + plain(name), LONGEST);
      String category = plain;
      for (int number = 2; !taken.add(category); number++) {
        String ending = "_" + number;
        category = cut(plain, LONGEST - ending.length()) + ending;
      }
      labels.add(new LabelCategory(name, category));
    }
    return labels;
  }

  /** A category begins with a letter. */
  private static String prefix(String field) {
    String plain = plain(field);
    return plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "class" : plain;
  }

  private static String plain(String name) {
    String underscores = OTHERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("_");
    return AT_THE_ENDS.matcher(underscores).replaceAll("");
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }
}
