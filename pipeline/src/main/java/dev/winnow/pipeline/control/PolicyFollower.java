package dev.winnow.pipeline.control;

import dev.winnow.pipeline.policy.Policy;

/**
 * Gives the policy in force at the moment of asking. All followers of a source in a process share
 * one reader of the topic, which goes when the last of them is closed; so a worker decides by one
 * policy at any moment, whatever its parallelism.
 *
 * <p>Thread-safe. {@link #close} is idempotent.
 */
public final class PolicyFollower implements PolicyInForce {
  private static final WorkerWide<PolicySource, SharedPolicy> OPEN =
      new WorkerWide<>(SharedPolicy::new);

  private final PolicySource source;
  private final SharedPolicy policy;
  private boolean closed;

  private PolicyFollower(PolicySource source, SharedPolicy policy) {
    this.source = source;
    this.policy = policy;
  }

  /**
   * Joins the followers of a source. Returns when a policy is in force, which may take as long as
   * the broker or the registry is away.
   *
   * @throws InterruptedException where the task is cancelled while it waits
   */
  public static PolicyFollower acquire(PolicySource source) throws InterruptedException {
    PolicyFollower follower = new PolicyFollower(source, OPEN.join(source));
    try {
      follower.policy.awaitPolicy();
      return follower;
    } catch (InterruptedException | RuntimeException e) {
      follower.close();
      throw e;
    }
  }

  @Override
  public Policy get() {
    return policy.current();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      OPEN.leave(source);
    }
  }
}
