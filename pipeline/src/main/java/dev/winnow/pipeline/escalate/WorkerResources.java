package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.pipeline.control.PolicyFollower;
import dev.winnow.pipeline.control.PolicySource;
import dev.winnow.pipeline.policy.Policy;

/** What the queue works with in a real worker: the topic of policies and the local model. */
record WorkerResources(PolicySource policies, GeneralModel general) implements QueueResources {
  @Override
  public EscalationProvider openProvider() {
    return general.open();
  }

  @Override
  public PolicyInForce openPolicy() throws InterruptedException {
    PolicyFollower follower = PolicyFollower.acquire(policies);
    return new PolicyInForce() {
      @Override
      public Policy get() {
        return follower.get();
      }

      @Override
      public void close() {
        follower.close();
      }
    };
  }
}
