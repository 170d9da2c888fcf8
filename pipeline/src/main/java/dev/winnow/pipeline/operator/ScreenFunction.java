package dev.winnow.pipeline.operator;

import dev.winnow.pipeline.audit.AuditKey;
import dev.winnow.pipeline.audit.Drawn;
import dev.winnow.pipeline.audit.Lots;
import dev.winnow.pipeline.cascade.Escalations;
import dev.winnow.pipeline.cascade.ItemLanguages;
import dev.winnow.pipeline.cascade.Screening;
import dev.winnow.pipeline.cascade.StageResult;
import dev.winnow.pipeline.cascade.Subject;
import dev.winnow.pipeline.control.PolicyInForce;
import dev.winnow.pipeline.drift.DriftCounter;
import dev.winnow.pipeline.drift.DriftCounts;
import dev.winnow.pipeline.drift.DriftReference;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.Traits;
import dev.winnow.pipeline.restraint.Candidate;
import dev.winnow.pipeline.restraint.Gate;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.ClassificationException;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Gives items the language that they are judged in, and ends those that the screen is sure of, by
 * the policy in force at this moment; the others go on with what it found. It runs on the task's
 * own thread and holds nothing: a screen takes microseconds, so a queue would cost more. A text
 * that it cannot answer for goes on without it, and so does one in a language that no model of it
 * reads, and every item where the policy has no use for a screen.
 */
public final class ScreenFunction extends ProcessFunction<Item, Item> {
  private static final long serialVersionUID = 1;

  private final LanguagesSource languagesSource;
  private final ScreenSource source;
  private final PolicyInForce.Source policies;
  private final @Nullable AuditKey auditKey;
  private final @Nullable DriftReference drift;
  private transient @Nullable ItemLanguages languages;
  private transient @Nullable Classifier screen;
  private transient @Nullable PolicyInForce policy;
  private transient @Nullable ModerateMetrics metrics;
  private transient @Nullable Gate gate;
  private transient @Nullable Lots lots;
  private transient @Nullable DriftCounter counter;

  /** A stage over the models that the source opens, or none. */
  public ScreenFunction(
      LanguagesSource languagesSource, ScreenSource source, PolicyInForce.Source policies) {
    this(languagesSource, source, policies, null, null);
  }

  /**
   * The same with checks of what is sure, and of drift.
   *
   * @param auditKey null for no checks
   * @param drift what items are held against; null for nothing
   */
  public ScreenFunction(
      LanguagesSource languagesSource,
      ScreenSource source,
      PolicyInForce.Source policies,
      @Nullable AuditKey auditKey,
      @Nullable DriftReference drift) {
    this.languagesSource = languagesSource;
    this.source = source;
    this.policies = policies;
    this.auditKey = auditKey;
    this.drift = drift;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    metrics = new ModerateMetrics(getRuntimeContext().getMetricGroup());
    gate = new Gate();
    lots = new Lots(auditKey);
    counter = new DriftCounter(drift, Clock.systemUTC());
    policy = policies.open();
    languages = languagesSource.open();
    screen = source.open().orElse(null);
  }

  @Override
  public void processElement(Item read, Context context, Collector<Item> out) {
    Item item = read.in(Objects.requireNonNull(languages));
    Policy current = Objects.requireNonNull(policy).get();
    StageResult result = current.usesScreen() ? screened(item) : null;
    if (result == null) {
      passOn(item, context, out);
      return;
    }
    Optional<Verdict> verdict =
        Screening.of(item.content(), current, result)
            .verdict(item.subject(), current, Instant.now());
    if (verdict.isPresent()) {
      Objects.requireNonNull(metrics).screened();
      send(item, verdict.get(), current, context);
    } else {
      passOn(item.screened(result), context, out);
    }
  }

  @Override
  public void close() {
    try (PolicyInForce closing = policy) {
      if (screen != null) {
        screen.close();
      }
    }
  }

  private void passOn(Item item, Context context, Collector<Item> out) {
    Subject subject = item.subject();
    Objects.requireNonNull(counter)
        .addPassedOn(
            subject.mode(),
            subject.language(),
            item.screen() == null ? null : item.screen().evidence())
        .ifPresent(counts -> context.output(DriftCounts.OUTPUT, counts));
    out.collect(item);
  }

  private void send(Item item, Verdict verdict, Policy current, Context context) {
    Objects.requireNonNull(counter)
        .add(verdict)
        .ifPresent(counts -> context.output(DriftCounts.OUTPUT, counts));
    Supplier<EscalationRequest> request =
        () -> Escalations.escalate(item.content(), item.subject(), verdict);
    Optional<Candidate> candidate =
        Objects.requireNonNull(gate).candidate(current, verdict, request);
    if (candidate.isPresent()) {
      context.output(Candidate.OUTPUT, candidate.get());
      return;
    }
    context.output(Outputs.SCREENED, verdict);
    Objects.requireNonNull(lots)
        .draw(current, verdict, request)
        .ifPresent(drawn -> context.output(Drawn.OUTPUT, drawn));
  }

  /** Null where there is no screen for the language, or it has no answer. */
  private @Nullable StageResult screened(Item item) {
    if (screen == null) {
      return null;
    }
    Classifier models = screen.in(Traits.of(item.content()).primaryLanguage()).orElse(null);
    if (models == null) {
      return null;
    }
    long start = System.nanoTime();
    try {
      Classification found =
          models.classify(Objects.requireNonNull(item.content().getText(), "text")).join();
      return StageResult.of(
          Stage.SCREEN, found, List.of(), Duration.ofNanos(System.nanoTime() - start));
    } catch (CompletionException e) {
      if (e.getCause() instanceof ClassificationException) {
        return null;
      }
      throw e;
    }
  }
}
