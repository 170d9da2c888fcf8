package dev.winnow.runtime.repository;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a label of a foreign model means here.
 *
 * @param label as the model names it
 * @param category {@value #IGNORE} where it means nothing here, which must be said
 */
public record LabelCategory(
    @JsonProperty(required = true) String label, @JsonProperty(required = true) String category) {
  public static final String IGNORE = "ignore";

  private static final int MAX_LABEL_CHARACTERS = 200;

  public LabelCategory {
    if (label.isEmpty() || label.length() > MAX_LABEL_CHARACTERS) {
      throw new IllegalArgumentException(
          "label: %d characters (expected: 1 to %d)"
              .formatted(label.length(), MAX_LABEL_CHARACTERS));
    }
    Checks.CATEGORY.check("category of label " + label, category);
  }

  @JsonIgnore
  public boolean ignored() {
    return category.equals(IGNORE);
  }
}
