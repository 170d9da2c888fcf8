package dev.winnow.training.lineage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.training.card.FittedRows;
import dev.winnow.training.rows.SetRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One source that a model is made of.
 *
 * @param files SHA-256 by name; empty for the texts that come with Winnow
 * @param fitted by category, how many of its rows the model was fitted on
 */
public record Ingredient(
    String source, String licence, Map<String, String> files, Map<String, FittedRows> fitted) {
  public Ingredient {
    files = Map.copyOf(files);
    fitted = Map.copyOf(fitted);
  }

  /** Of the sources of one category. */
  public static List<Ingredient> of(
      String category, List<SetRows> sets, Map<String, FittedRows> fitted) {
    return sets.stream()
        .map(
            set ->
                new Ingredient(
                    set.name(),
                    set.licence(),
                    set.hashes(),
                    Map.of(category, fitted.getOrDefault(set.name(), FittedRows.NONE))))
        .toList();
  }

  /** Each source once, with what all categories took of it. */
  public static List<Ingredient> merged(List<Ingredient> all) {
    Map<String, Ingredient> bySource = new TreeMap<>();
    all.forEach(one -> bySource.merge(one.source, one, Ingredient::with));
    return new ArrayList<>(bySource.values());
  }

  private Ingredient with(Ingredient other) {
    Map<String, FittedRows> both = new TreeMap<>(fitted);
    both.putAll(other.fitted);
    return new Ingredient(source, licence, files, both);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("source", source).put("licence", licence);
    ObjectNode hashes = json.putObject("files");
    new TreeMap<>(files).forEach(hashes::put);
    ObjectNode rows = json.putObject("fittedOn");
    new TreeMap<>(fitted).forEach((category, taken) -> rows.set(category, json(taken)));
    return json;
  }

  private static ObjectNode json(FittedRows taken) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("rows", taken.n()).put("positives", taken.positives());
    return taken.unlabelled() == 0 ? json : json.put("unlabelled", taken.unlabelled());
  }
}
