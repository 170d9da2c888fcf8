package dev.winnow.pipeline.escalate;

import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.Verdict;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.types.Either;

/** Makes the {@link EscalationQueue} of a subtask, with the mailbox that its answers come by. */
final class EscalationQueueFactory extends AbstractStreamOperatorFactory<Verdict>
    implements OneInputStreamOperatorFactory<Either<EscalationRequest, Feedback>, Verdict> {
  private static final long serialVersionUID = 1;

  private final QueueSettings settings;
  private final EscalatorSource escalators;
  private final PolicyInForce.Source policies;

  EscalationQueueFactory(
      QueueSettings settings, EscalatorSource escalators, PolicyInForce.Source policies) {
    this.settings = settings;
    this.escalators = escalators;
    this.policies = policies;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // so does the interface
  public <T extends StreamOperator<Verdict>> T createStreamOperator(
      StreamOperatorParameters<Verdict> parameters) {
    return (T) new EscalationQueue(parameters, settings, escalators, policies);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return EscalationQueue.class;
  }
}
