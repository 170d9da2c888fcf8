package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.Escalator;
import java.io.Serializable;

/** Opens an escalator in the worker; whoever opens it closes it. Travels with the job. */
@FunctionalInterface
interface EscalatorSource extends Serializable {
  /**
   * @param subtasks how many open one, so that all together keep to the limits of a provider
   */
  Escalator open(int subtasks);
}
