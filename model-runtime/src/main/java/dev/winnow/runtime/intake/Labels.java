package dev.winnow.runtime.intake;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.repository.LabelCategory;
import dev.winnow.schemas.Categories;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says what each label of a foreign model means here. */
final class Labels {
  private Labels() {}

  /**
   * Takes what is asked for; a label of a known category's name means that; all others are ignored.
   *
   * @param categories by label, as asked for
   * @throws ModelLoadException where a label is unknown or all would be ignored
   */
  static List<LabelCategory> map(List<String> labels, Map<String, String> categories) {
    for (String asked : categories.keySet()) {
      if (!labels.contains(asked)) {
        throw new ModelLoadException(
            "label: %s is none of the model's (expected: %s)".formatted(asked, labels));
      }
    }
    List<LabelCategory> mapped = new ArrayList<>();
    for (String label : labels) {
      String category = categories.get(label);
      mapped.add(new LabelCategory(label, category == null ? byName(label) : category));
    }
    if (mapped.stream().allMatch(LabelCategory::ignored)) {
      throw new ModelLoadException(
          "labels: %s mean nothing here (expected: a category for at least one, LABEL=category)"
              .formatted(labels));
    }
    return mapped;
  }

  private static String byName(String label) {
    String name = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return Categories.KNOWN.contains(name) ? name : LabelCategory.IGNORE;
  }
}
