package dev.winnow.cli.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.cli.audit.AuditBook.Judge;
import dev.winnow.training.audit.ErrorRate;
import dev.winnow.training.audit.SampledItem;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What {@code winnow audit} prints. Fields may be added, none renamed or dropped. */
final class AuditJson {
  private final AuditBook book;
  private final double confidence;

  AuditJson(AuditBook book, double confidence) {
    this.book = book;
    this.confidence = confidence;
  }

  ObjectNode report() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("confidence", confidence);
    json.put("drawn", book.drawn());
    json.put("asked", book.asked());
    json.put("answered", book.answered());
    Map<Stratum, List<SampledItem>> people = book.sample(Judge.PEOPLE);
    Map<Stratum, List<SampledItem>> general = book.sample(Judge.GENERAL);
    json.set("overall", rate(people, stratum -> true));
    json.set("wrong", rate(people, Stratum::acts));
    json.set("missed", rate(people, stratum -> !stratum.acts()));
    json.set("general", rate(general, stratum -> true));
    ArrayNode strata = json.putArray("strata");
    people.forEach(
        (stratum, sample) ->
            strata.add(stratum(stratum, sample, general.getOrDefault(stratum, List.of()))));
    return json;
  }

  private ObjectNode stratum(Stratum stratum, List<SampledItem> people, List<SampledItem> general) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("stage", stratum.stage());
    json.put("action", stratum.action());
    json.put("near", stratum.near());
    json.put("drawn", people.size());
    json.put("asked", book.asked(stratum));
    json.setAll(rate(people));
    json.set("general", rate(general));
    return json;
  }

  private ObjectNode rate(Map<Stratum, List<SampledItem>> sample, Predicate<Stratum> part) {
    return rate(
        sample.entrySet().stream()
            .filter(each -> part.test(each.getKey()))
            .flatMap(each -> each.getValue().stream())
            .toList());
  }

  private ObjectNode rate(List<SampledItem> sample) {
    ErrorRate rate = ErrorRate.of(sample, confidence);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("items", Math.round(rate.items()));
    json.put("answered", rate.judged());
    json.put("errors", rate.errors());
    if (rate.judged() == 0) {
      json.putNull("error");
    } else {
      json.put("error", rate.share());
    }
    json.putArray("interval").add(rate.low()).add(rate.high());
    return json;
  }
}
