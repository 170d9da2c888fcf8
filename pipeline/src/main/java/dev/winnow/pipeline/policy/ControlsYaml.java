package dev.winnow.pipeline.policy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The quota, the brake, the audits and the last resort of a policy document. */
final class ControlsYaml {
  static final String QUOTA = "quota";
  static final String BRAKE = "brake";
  static final String AUDIT = "audit";
  static final String OVER_BUDGET = "overBudget";

  private static final String RATES = "rates";
  private static final String MARGIN = "margin";
  private static final String RELEASED = "released";
  private static final int MAX_RATES = 100;

  private ControlsYaml() {}

  /** What a document says of them; nothing where it does not name them. */
  static Controls parse(YamlMap root) {
    return new Controls(
        root.has(QUOTA) ? quota(root.map(QUOTA)) : null,
        root.has(BRAKE) ? brake(root.map(BRAKE)) : null,
        root.has(AUDIT) ? audit(root.map(AUDIT)) : null,
        root.has(OVER_BUDGET) ? root.term(OVER_BUDGET, OverBudgetRule::of) : OverBudgetRule.PEOPLE);
  }

  /** Writes them so that {@link #parse} reads the same ones; nothing where there are none. */
  static String write(Controls controls) {
    StringBuilder yaml = new StringBuilder();
    Quota quota = controls.quota();
    if (quota != null) {
      yaml.append("quota:\n  per: %s\n".formatted(quota.per().term()))
          .append("  moderate: %d\n  escalate: %d\n".formatted(quota.moderate(), quota.escalate()));
    }
    BrakeRules brake = controls.brake();
    if (brake != null) {
      yaml.append(text(brake));
    }
    AuditRules audit = controls.audit();
    if (audit != null) {
      yaml.append(text(audit));
    }
    if (controls.overBudget() != OverBudgetRule.PEOPLE) {
      yaml.append("overBudget: %s\n".formatted(controls.overBudget().term()));
    }
    return yaml.toString();
  }

  private static Quota quota(YamlMap map) {
    map.only(List.of("per", "moderate", "escalate"));
    Quota.Scope per = map.has("per") ? map.term("per", Quota.Scope::of) : Quota.Scope.ALL;
    long moderate = map.integer("moderate");
    long escalate = map.integer("escalate");
    return map.valid(() -> new Quota(per, moderate, escalate));
  }

  private static BrakeRules brake(YamlMap map) {
    map.only(List.of("factor", "floor", "falseAlarm", RATES, RELEASED));
    double factor = map.number("factor");
    double floor = map.has("floor") ? map.number("floor") : BrakeRules.DEFAULT_FLOOR;
    long falseAlarm =
        map.has("falseAlarm") ? map.integer("falseAlarm") : BrakeRules.DEFAULT_FALSE_ALARM;
    Map<String, Double> rates = rates(map);
    Instant released = released(map);
    return map.valid(() -> new BrakeRules(factor, floor, falseAlarm, rates, released));
  }

  private static AuditRules audit(YamlMap map) {
    map.only(List.of("allowed", "acted", "near", MARGIN, "people", "perDay", "peoplePerDay"));
    double allowed = map.number("allowed");
    double acted = map.number("acted");
    double near = map.number("near");
    double margin = map.has(MARGIN) ? map.number(MARGIN) : AuditRules.DEFAULT_MARGIN;
    double people = map.number("people");
    long perDay = map.integer("perDay");
    long peoplePerDay = map.integer("peoplePerDay");
    return map.valid(
        () -> new AuditRules(allowed, acted, near, margin, people, perDay, peoplePerDay));
  }

  private static Map<String, Double> rates(YamlMap map) {
    Map<String, Double> rates = new TreeMap<>();
    if (map.has(RATES)) {
      YamlMap stated = map.map(RATES).keys(1, MAX_RATES);
      stated.keys().forEach(category -> rates.put(category, stated.number(category)));
    }
    return rates;
  }

  private static @Nullable Instant released(YamlMap map) {
    return map.has(RELEASED) ? map.term(RELEASED, ControlsYaml::instant) : null;
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new PolicyException(
          RELEASED + ": " + text + " (expected: a time such as 2026-01-31T12:00:00Z)", e);
    }
  }

  private static String text(AuditRules audit) {
    return "audit:\n"
        + "  allowed: %s\n  acted: %s\n".formatted(audit.allowed(), audit.acted())
        + "  near: %s\n  margin: %s\n".formatted(audit.near(), audit.margin())
        + "  people: %s\n".formatted(audit.people())
        + "  perDay: %d\n  peoplePerDay: %d\n".formatted(audit.perDay(), audit.peoplePerDay());
  }

  private static String text(BrakeRules brake) {
    StringBuilder yaml = new StringBuilder("brake:\n");
    yaml.append("  factor: %s\n  floor: %s\n".formatted(brake.factor(), brake.floor()));
    yaml.append("  falseAlarm: %d\n".formatted(brake.falseAlarm()));
    if (!brake.rates().isEmpty()) {
      yaml.append("  rates:\n");
      new TreeMap<>(brake.rates())
          .forEach((category, rate) -> yaml.append("    %s: %s\n".formatted(category, rate)));
    }
    if (brake.released() != null) {
      yaml.append("  released: \"%s\"\n".formatted(brake.released()));
    }
    return yaml.toString();
  }
}
