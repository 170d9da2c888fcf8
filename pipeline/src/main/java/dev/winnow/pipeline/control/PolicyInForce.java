package dev.winnow.pipeline.control;

import dev.winnow.pipeline.policy.Policy;
import java.io.Serializable;
import java.util.function.Supplier;

/** Gives the policy in force at the moment of asking. Thread-safe. */
public interface PolicyInForce extends Supplier<Policy>, AutoCloseable {
  @Override
  void close();

  /** Travels with a job; opened in the worker. */
  interface Source extends Serializable {
    /**
     * Returns when a policy is in force.
     *
     * @throws InterruptedException where the task is cancelled while it waits
     */
    PolicyInForce open() throws InterruptedException;
  }
}
