package dev.winnow.connectors.escalation.budget;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What may be spent on second opinions.
 *
 * @param all by all tenants together
 * @param tenants by a tenant, by its name
 * @param eachOther by each tenant without caps of its own
 */
public record BudgetSettings(Caps all, Map<String, Caps> tenants, Caps eachOther)
    implements Serializable {
  public static final BudgetSettings NONE = new BudgetSettings(Caps.NONE, Map.of(), Caps.NONE);

  public BudgetSettings {
    tenants = Map.copyOf(tenants);
  }

  /** The longest time that is capped, where any is. */
  public Optional<Span> longest() {
    return Stream.concat(Stream.of(all, eachOther), tenants.values().stream())
        .flatMap(Caps::spans)
        .max(Span::compareTo);
  }

  Caps of(String tenant) {
    return tenants.getOrDefault(tenant, eachOther);
  }
}
