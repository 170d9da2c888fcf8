package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.EscalationProvider;
import java.io.Serializable;

/** Opens a provider in the worker; whoever opens it closes it. Travels with the job. */
@FunctionalInterface
interface ProviderSource extends Serializable {
  EscalationProvider open();
}
