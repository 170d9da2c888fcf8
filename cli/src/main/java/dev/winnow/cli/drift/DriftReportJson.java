package dev.winnow.cli.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.pipeline.drift.DriftReference;
import dev.winnow.pipeline.drift.DriftWatch;
import dev.winnow.pipeline.drift.FigureStatus;
import java.util.Comparator;
import java.util.List;

/** What {@code winnow drift check} prints. Fields may be added, none renamed or dropped. */
final class DriftReportJson {
  private DriftReportJson() {}

  static ObjectNode of(DriftReference reference, DriftWatch watch, long items, long unreadable) {
    List<FigureStatus> statuses =
        watch.statuses().stream()
            .sorted(
                Comparator.comparing((FigureStatus status) -> !status.alarm())
                    .thenComparing(status -> -status.distance()))
            .toList();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("items", items);
    json.put("unreadable", unreadable);
    json.put("alarm", statuses.stream().anyMatch(FigureStatus::alarm));
    json.put("alarmAt", reference.alarmAt());
    ArrayNode figures = json.putArray("figures");
    statuses.forEach(status -> figures.add(figure(status)));
    return json;
  }

  private static ObjectNode figure(FigureStatus status) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("figure", status.figure().name());
    json.put("kind", status.figure().kind().term());
    if (!status.figure().stage().isEmpty()) {
      json.put("stage", status.figure().stage());
    }
    if (!status.figure().category().isEmpty()) {
      json.put("category", status.figure().category());
    }
    json.put("items", status.items());
    json.put("distance", status.distance());
    json.put("evidence", status.evidence());
    json.put("alarm", status.alarm());
    if (status.alarm()) {
      json.put("alarmAfter", status.alarmedAfter());
    }
    ArrayNode bins = json.putArray("bins");
    for (FigureStatus.Shift shift : status.shifts()) {
      bins.addObject()
          .put("bin", shift.bin())
          .put("reference", shift.reference())
          .put("low", shift.low())
          .put("high", shift.high())
          .put("seen", shift.seen());
    }
    return json;
  }
}
