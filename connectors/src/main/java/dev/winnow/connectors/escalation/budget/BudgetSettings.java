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
 * @param lastPart of each cap, for the most valuable items
 */
public record BudgetSettings(Caps all, Map<String, Caps> tenants, Caps eachOther, LastPart lastPart)
    implements Serializable {
  public static final BudgetSettings NONE = new BudgetSettings(Caps.NONE, Map.of(), Caps.NONE);

  /** The whole of each cap is for all items. */
  public BudgetSettings(Caps all, Map<String, Caps> tenants, Caps eachOther) {
    this(all, tenants, eachOther, LastPart.NONE);
  }

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
