package dev.winnow.schemas;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A word of the vocabulary: an enum constant that stands in records as its lower-case name. */
public interface Term {
  String name();

  /** The word as it stands in records. */
  default String term() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The constant that a word stands for; a word of no constant is named as one of the type. */
  static <T extends Enum<T> & Term> T of(Class<T> type, String term) {
    return of(type, type.getSimpleName().toLowerCase(Locale.ROOT), term);
  }

  /**
   * The same of a vocabulary that users know by another name than the type's.
   *
   * @param name the key that they write before the word
   */
  static <T extends Enum<T> & Term> T of(Class<T> type, String name, String term) {
    for (T constant : type.getEnumConstants()) {
      if (constant.term().equals(term)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "%s: %s (expected: %s)"
            .formatted(
                name,
                term,
                Arrays.stream(type.getEnumConstants())
                    .map(Term::term)
                    .collect(Collectors.joining(", "))));
  }
}
