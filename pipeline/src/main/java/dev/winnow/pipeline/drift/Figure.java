package dev.winnow.pipeline.drift;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Something that is watched of every item that has it.
 *
 * @param stage whose figure it is; empty for the language
 * @param category of a score; otherwise empty
 */
public record Figure(Kind kind, String stage, String category) implements Serializable {
  private static final long serialVersionUID = 1;

  /** What it says of an item. */
  public enum Kind {
    /** The probability that a stage gives a category. */
    SCORE("score"),
    /** How long the text is, as the stage counts. */
    TOKENS("tokens"),
    /** Whether the stage read only a part of the text: 1 or 0. */
    TRUNCATED("truncated"),
    /** The primary subtag of the language that the item is judged in. */
    LANGUAGE("language");

    private final String term;

    Kind(String term) {
      this.term = term;
    }

    public String term() {
      return term;
    }

    /** Fails at a word that is none of them. */
    public static Kind of(String term) {
      return Arrays.stream(values())
          .filter(kind -> kind.term.equals(term))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "kind: " + term + " (expected: score, tokens, truncated or language)"));
    }
  }

  /** As metrics and reports name it, such as {@code score-screen-spam}. */
  public String name() {
    StringBuilder name = new StringBuilder(kind.term());
    if (!stage.isEmpty()) {
      name.append('-').append(stage);
    }
    if (!category.isEmpty()) {
      name.append('-').append(category);
    }
    return name.toString();
  }
}
