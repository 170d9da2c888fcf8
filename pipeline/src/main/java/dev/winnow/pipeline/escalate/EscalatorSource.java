package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.connectors.escalation.ledger.Part;
import java.io.Serializable;

/** Opens an escalator in the worker; whoever opens it closes it. Travels with the job. */
@FunctionalInterface
interface EscalatorSource extends Serializable {
  /**
   * @param part which one of those that open one, so that all together keep to the limits of a
   *     provider
   */
  Escalator open(Part part) throws InterruptedException;
}
