package dev.winnow.connectors.escalation.settings;

import dev.winnow.connectors.escalation.budget.BudgetSettings;
import dev.winnow.connectors.escalation.escalator.WhenAway;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * The providers of a job.
 *
 * @param patience how long an item may take with all of them together
 * @param oldest an item that was escalated longer ago is not asked about, but goes to people
 * @param whenAway what becomes of items while all who may judge them are away for the moment
 * @param budget what may be spent on all of them together
 * @param providers in the order in which they are asked
 */
public record ProvidersSettings(
    Duration patience,
    Duration oldest,
    WhenAway whenAway,
    BudgetSettings budget,
    List<ProviderSettings> providers)
    implements Serializable {
  private static final int MOST = 20;

  public ProvidersSettings {
    providers = List.copyOf(providers);
    if (providers.isEmpty() || providers.size() > MOST) {
      throw new IllegalArgumentException(
          "providers: " + providers.size() + " (expected: 1 to " + MOST + ")");
    }
    if (providers.stream().map(ProviderSettings::name).distinct().count() < providers.size()) {
      throw new IllegalArgumentException("providers: a name twice (expected: different names)");
    }
  }

  /** Whether anybody is asked beside the model in the job itself. */
  public boolean anyElsewhere() {
    return providers.stream().anyMatch(provider -> provider.kind() != ProviderKind.LOCAL);
  }

  /** Whether anything may leave at all. */
  public boolean anyOutside() {
    return providers.stream().anyMatch(provider -> provider.premises() == Premises.OUTSIDE);
  }
}
