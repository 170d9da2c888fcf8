package dev.winnow.training.screen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.runtime.ngram.NgramShape;
import dev.winnow.runtime.repository.PackageManifest;
import dev.winnow.training.rows.RowSelection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What to train a screen from, into what.
 *
 * @param id of the package
 * @param data folder of sets
 * @param out folder that the package is written into
 * @param rows the categories, too
 * @param teaching of some of them
 * @param networks of which of them a network is tried beside the linear model
 * @param form which of them are told by the form of a text too
 * @param calibrated false for triggers, of which no rows say how often they are right
 */
public record ScreenSettings(
    String id,
    Path data,
    Path out,
    RowSelection rows,
    NgramShape shape,
    Optional<Teaching> teaching,
    List<String> networks,
    List<String> form,
    boolean calibrated) {
  /** What dev showed to be enough: docs/decisions/0014-screens.md. */
  public static final NgramShape SHAPE = new NgramShape(20, 2, 3, 6);

  /** The same n-grams in fewer buckets, for triggers: they only have to rank. */
  public static final NgramShape SHAPE_OF_TRIGGERS = new NgramShape(18, 2, 3, 6);

  /**
   * What the lineage of a screen tells of them.
   *
   * @param kept of what was tried, by category
   */
  ObjectNode json(Map<String, String> kept) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("language", rows.language()).put("rowsPerLabel", rows.rowsPerLabel());
    if (!rows.foreign().isEmpty()) {
      ObjectNode foreign = json.putObject("foreign");
      new TreeMap<>(rows.foreign())
          .forEach((name, of) -> new TreeSet<>(of).forEach(foreign.putArray(name)::add));
    }
    json.putObject("ngrams")
        .put("maxWords", shape.maxWords())
        .put("minCharacters", shape.minCharacters())
        .put("maxCharacters", shape.maxCharacters())
        .put("buckets", shape.buckets());
    ObjectNode byCategory = json.putObject("kept");
    kept.forEach(byCategory::put);
    teaching.ifPresent(by -> json.set("taught", by.json()));
    teaching
        .map(Teaching::mostExcerpts)
        .filter(excerpts -> excerpts > 0)
        .ifPresent(excerpts -> json.put("excerpts", excerpts));
    if (!networks.isEmpty()) {
      networks.forEach(json.putArray("networks")::add);
    }
    if (!form.isEmpty()) {
      form.forEach(json.putArray("form")::add);
    }
    if (!calibrated) {
      json.put("calibrated", false);
    }
    return json.put("seed", rows.seed());
  }

  public ScreenSettings {
    PackageManifest.requireId(id);
    networks = List.copyOf(networks);
    form = List.copyOf(form);
    shape = shape.withForm(!form.isEmpty());
    teaching.ifPresent(by -> rows.requireTrained("taught", by.shares().keySet()));
    rows.requireTrained("networks", networks);
    rows.requireTrained("form", form);
  }

  /** What the model of a category reads: the same n-grams, and the form where it is told by it. */
  NgramShape shape(String category) {
    return shape.withForm(form.contains(category));
  }

  /** What is tried beside the linear model of a category. */
  Optional<NetworkScreenFit> network(String category) {
    return networks.contains(category)
        ? Optional.of(new NetworkScreenFit(shape.buckets(), rows.seed()))
        : Optional.empty();
  }
}
