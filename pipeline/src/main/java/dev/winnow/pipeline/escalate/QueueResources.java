package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.pipeline.policy.Policy;
import java.io.Serializable;
import java.util.function.Supplier;

/**
 * Opens, in the worker, what the queue works with. The queue closes what it was given.
 *
 * <p>Travels with the job, so it holds configuration only.
 */
interface QueueResources extends Serializable {
  EscalationProvider openProvider();

  /** Returns only when the policy in force is known. */
  PolicyInForce openPolicy() throws InterruptedException;

  /** Gives the policy in force at the moment of asking. */
  interface PolicyInForce extends Supplier<Policy>, AutoCloseable {
    @Override
    void close();
  }
}
