package dev.winnow.connectors.escalation.settings;

import dev.winnow.connectors.escalation.budget.BudgetSettings;
import dev.winnow.connectors.escalation.budget.Caps;
import dev.winnow.connectors.escalation.budget.LastPart;
import dev.winnow.connectors.escalation.budget.Span;
import dev.winnow.connectors.escalation.yaml.Section;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Reads the budget of the providers' file. */
final class BudgetYaml {
  private static final double MICROS = 1e6;

  /** More is no cap that anybody means, and sums of it could overflow. */
  private static final double MOST = 1e12;

  private static final LastPart LAST_PART = new LastPart(0.1, 0.5);

  private BudgetYaml() {}

  static BudgetSettings parse(Section section) {
    section.only("money", "tokens", "tenants", "otherTenants", "lastPart");
    return new BudgetSettings(
        caps(section),
        section.section("tenants", Map.of(), BudgetYaml::tenants),
        section.section("otherTenants", Caps.NONE, BudgetYaml::ofTenant),
        section.section("lastPart", LAST_PART, BudgetYaml::lastPart));
  }

  private static LastPart lastPart(Section section) {
    section.only("share", "worth");
    return new LastPart(
        section.number("share", LAST_PART.share()), section.number("worth", LAST_PART.worth()));
  }

  private static Map<String, Caps> tenants(Section section) {
    Map<String, Caps> tenants = new TreeMap<>();
    section.keys().forEach(tenant -> tenants.put(tenant, ofTenant(section.section(tenant))));
    return tenants;
  }

  private static Caps ofTenant(Section section) {
    return caps(section.only("money", "tokens"));
  }

  private static Caps caps(Section section) {
    return new Caps(
        section.section("money", Map.of(), money -> amounts(money, MICROS)),
        section.section("tokens", Map.of(), tokens -> amounts(tokens, 1)));
  }

  private static Map<Span, Long> amounts(Section section, double unit) {
    section.only("hour", "day", "month");
    Map<Span, Long> amounts = new EnumMap<>(Span.class);
    for (Span span : Span.values()) {
      if (section.has(span.term())) {
        amounts.put(span, amount(span, section.number(span.term(), 0), unit));
      }
    }
    return amounts;
  }

  private static long amount(Span span, double amount, double unit) {
    if (!(amount >= 0 && amount <= MOST)) {
      throw new IllegalArgumentException(
          span.term() + ": " + amount + " (expected: 0 to " + MOST + ")");
    }
    return (long) Math.floor(amount * unit);
  }
}
