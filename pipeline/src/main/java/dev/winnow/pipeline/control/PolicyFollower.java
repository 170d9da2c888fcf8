package dev.winnow.pipeline.control;

import dev.winnow.pipeline.policy.Policy;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives the policy in force at the moment of asking. All followers of a source in a process share
 * one reader of the topic, which goes when the last of them is closed; so a worker decides by one
 * policy at any moment, whatever its parallelism.
 *
 * <p>Thread-safe. {@link #close} is idempotent.
 */
public final class PolicyFollower implements PolicyInForce {
  private static final Map<PolicySource, Shared> OPEN = new HashMap<>();

  private final PolicySource source;
  private final SharedPolicy policy;
  private boolean closed;

  private static final class Shared {
    private final SharedPolicy policy;
    private int followers;

    private Shared(SharedPolicy policy) {
      this.policy = policy;
    }
  }

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
    PolicyFollower follower = new PolicyFollower(source, joined(source));
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
  public void close() {
    synchronized (OPEN) {
      Shared shared = OPEN.get(source);
      if (closed || shared == null) {
        return;
      }
      closed = true;
      shared.followers--;
      if (shared.followers > 0) {
        return;
      }
      OPEN.remove(source);
    }
    policy.close();
  }

  private static SharedPolicy joined(PolicySource source) {
    synchronized (OPEN) {
      Shared shared = OPEN.computeIfAbsent(source, key -> new Shared(new SharedPolicy(key)));
      shared.followers++;
      return shared.policy;
    }
  }
}
