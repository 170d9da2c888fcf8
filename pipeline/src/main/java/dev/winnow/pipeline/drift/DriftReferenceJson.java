package dev.winnow.pipeline.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.pipeline.drift.Bins.Ranges;
import dev.winnow.pipeline.drift.Bins.Words;
import dev.winnow.pipeline.drift.Figure.Kind;
import dev.winnow.pipeline.drift.FigureReference.Cell;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A reference as a file of JSON. Fields may be added, none renamed or dropped. */
public final class DriftReferenceJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UP_TO = "upTo";
  private static final String IS = "is";

  private DriftReferenceJson() {}

  /** The whole reference; {@code toPrettyString()} of the node is the file. */
  public static ObjectNode of(DriftReference reference) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("made", reference.made().toString());
    json.put("note", reference.note());
    json.put("rows", reference.rows());
    json.put("confidence", reference.confidence());
    json.put("tolerance", reference.tolerance());
    json.put("falseAlarm", reference.falseAlarm());
    ArrayNode figures = json.putArray("figures");
    reference.figures().forEach(figure -> figures.add(figure(figure)));
    return json;
  }

  /**
   * Reads what {@link #of} gave.
   *
   * @throws IllegalArgumentException where it is something else
   */
  public static DriftReference parse(String document) {
    try {
      JsonNode json = JSON.readTree(document);
      List<FigureReference> figures = new ArrayList<>();
      for (JsonNode figure : json.required("figures")) {
        figures.add(figure(figure));
      }
      return new DriftReference(
          Instant.parse(json.required("made").asText()),
          json.path("note").asText(),
          json.required("rows").asLong(),
          json.required("confidence").asDouble(),
          json.required("tolerance").asDouble(),
          json.required("falseAlarm").asLong(),
          figures);
    } catch (JsonProcessingException | DateTimeException e) {
      throw new IllegalArgumentException("no reference of drift (expected: a file of it)", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("no reference of drift: " + e.getMessage(), e);
    }
  }

  private static ObjectNode figure(FigureReference reference) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Figure figure = reference.figure();
    json.put("kind", figure.kind().term());
    if (!figure.stage().isEmpty()) {
      json.put("stage", figure.stage());
    }
    if (!figure.category().isEmpty()) {
      json.put("category", figure.category());
    }
    ArrayNode bins = json.putArray("bins");
    for (int at = 0; at < reference.cells().size(); at++) {
      Cell cell = reference.cells().get(at);
      ObjectNode bin = bins.addObject();
      if (reference.bins() instanceof Ranges ranges && at < ranges.edges().size()) {
        bin.put(UP_TO, ranges.edges().get(at));
      } else if (reference.bins() instanceof Words words && at < words.words().size()) {
        bin.put(IS, words.words().get(at));
      }
      bin.put("rows", cell.rows()).put("low", cell.low()).put("high", cell.high());
    }
    return json;
  }

  private static FigureReference figure(JsonNode json) {
    Kind kind = Kind.of(json.required("kind").asText());
    Figure figure = new Figure(kind, json.path("stage").asText(), json.path("category").asText());
    List<Cell> cells = new ArrayList<>();
    List<Double> edges = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (JsonNode bin : json.required("bins")) {
      cells.add(
          new Cell(
              bin.required("rows").asLong(),
              bin.required("low").asDouble(),
              bin.required("high").asDouble()));
      if (bin.has(UP_TO)) {
        edges.add(bin.get(UP_TO).asDouble());
      } else if (bin.has(IS)) {
        words.add(bin.get(IS).asText());
      }
    }
    return new FigureReference(
        figure, kind == Kind.LANGUAGE ? new Words(words) : new Ranges(edges), cells);
  }
}
