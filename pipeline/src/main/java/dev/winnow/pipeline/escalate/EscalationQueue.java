package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.pipeline.restraint.Candidate;
import dev.winnow.pipeline.restraint.Gate;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.types.Either;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Where escalated items wait: requests, cancellations and reviewers' answers in; verdicts out, and
 * review requests by the side. The key is that of the item in its mode and run.
 *
 * <p>Everything that waits lies in keyed state. Only so many items at a time are with the provider,
 * and no thread waits for it: a dead provider delays nothing but its own answers. After a restore
 * whoever was asked about is asked about again. At the end of bounded input what waits for the
 * provider is answered first, or goes to people where nobody is there; what waits for people stays
 * in state.
 */
final class EscalationQueue extends AbstractStreamOperator<Verdict>
    implements OneInputStreamOperator<Either<EscalationRequest, Feedback>, Verdict>,
        BoundedOneInput {
  static final OutputTag<ReviewRequest> REVIEWS =
      new OutputTag<>("reviews", new AvroTypeInfo<>(ReviewRequest.class));
  private static final long serialVersionUID = 1;

  private final QueueSettings settings;
  private final EscalatorSource escalators;
  private final PolicyInForce.Source policies;
  private final transient MailboxExecutor mailbox;
  private transient @Nullable PolicyInForce policy;
  private transient @Nullable Calls calls;
  private transient @Nullable QueueDesk desk;
  private transient @Nullable Gate gate;

  EscalationQueue(
      StreamOperatorParameters<Verdict> parameters,
      QueueSettings settings,
      EscalatorSource escalators,
      PolicyInForce.Source policies) {
    super(parameters);
    this.settings = settings;
    this.escalators = escalators;
    this.policies = policies;
    this.mailbox = parameters.getMailboxExecutor();
  }

  @Override
  public void open() throws Exception {
    super.open();
    gate = new Gate();
    policy = policies.open();
    Escalator escalator = escalators.open(OwnItems.part(getRuntimeContext().getTaskInfo()));
    calls = new Calls(escalator, settings, mailbox, getProcessingTimeService());
    desk = newDesk(policy, calls);
    desk.open();
  }

  @Override
  public void processElement(StreamRecord<Either<EscalationRequest, Feedback>> element)
      throws Exception {
    Either<EscalationRequest, Feedback> event = element.getValue();
    String key = (String) getCurrentKey();
    if (event.isLeft()) {
      desk().escalation(key, event.left());
    } else {
      desk().feedback(key, event.right());
    }
  }

  @Override
  public void endInput() throws Exception {
    desk().endInput();
    while (!desk().isIdle()) {
      mailbox.yield();
    }
  }

  @Override
  public void close() throws Exception {
    try (PolicyInForce closing = policy;
        Calls underWay = calls) {
      super.close();
    }
  }

  private QueueDesk newDesk(PolicyInForce inForce, Calls underWay) {
    KeyedStateBackend<String> backend = getKeyedStateBackend();
    CaseStore cases = new CaseStore(getRuntimeContext(), backend, settings.remember());
    Backlog backlog = new Backlog(getRuntimeContext(), backend);
    CaseRules rules = new CaseRules(new CasePapers(inForce, Clock.systemUTC()));
    ProcessingTimeService timers = getProcessingTimeService();
    Agenda agenda = new Agenda(mailbox, timers);
    QueueDesk made =
        new QueueDesk(
            rules,
            cases,
            backlog,
            underWay,
            new Line(
                rules,
                cases,
                backlog,
                underWay,
                this::setCurrentKey,
                timers::getCurrentProcessingTime),
            metrics(cases, underWay),
            this::setCurrentKey,
            this::send,
            agenda);
    agenda.isFor(made::goOn);
    return made;
  }

  private QueueMetrics metrics(CaseStore cases, Calls underWay) {
    QueueMetrics metrics =
        new QueueMetrics(
            getMetricGroup(),
            cases.countWaiting(),
            cases.countInReview(),
            underWay::count,
            underWay::lanes,
            Clock.systemUTC());
    metrics.show(underWay::spending);
    return metrics;
  }

  private void send(Step step) {
    step.verdicts().forEach(verdict -> send(verdict, step.asked()));
    step.reviews().forEach(review -> output.collect(REVIEWS, new StreamRecord<>(review)));
  }

  /** What the general model would act on goes where it may be held; all else goes its way. */
  private void send(Verdict verdict, @Nullable EscalationRequest asked) {
    Optional<Candidate> candidate =
        asked == null
            ? Optional.empty()
            : gate().candidate(Objects.requireNonNull(policy).get(), verdict, () -> asked);
    if (candidate.isPresent()) {
      output.collect(Candidate.OUTPUT, new StreamRecord<>(candidate.get()));
    } else {
      output.collect(new StreamRecord<>(verdict));
    }
  }

  private Gate gate() {
    return Objects.requireNonNull(gate, "gate before open()");
  }

  private QueueDesk desk() {
    return Objects.requireNonNull(desk, "desk before open()");
  }
}
