package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.runtime.batch.BatchLimits;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.session.Device;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * The larger model that runs in the workers themselves.
 *
 * @param models folder of model packages, on every worker
 * @param encoder id of the encoder's package; all heads that belong to it are asked
 * @param device {@code cpu}, {@code cuda:N} or {@code auto}
 * @param threads how many batches run at once in a worker; 0 for half of its cores, so that the
 *     specialists keep the other half where both jobs share a machine
 */
public record GeneralModel(String models, String encoder, String device, int threads)
    implements Serializable {
  public static final String DEFAULT_ENCODER = "bge-small-en-v1.5";

  /** Room for what the subtasks of a worker may put in: {@link LocalProvider} bounds each. */
  private static final int MAX_QUEUED_TOKENS = 1 << 24;

  public GeneralModel {
    Device.parse(device);
    if (threads < 0) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: >= 0)");
    }
  }

  /** On the best device there is. */
  public static GeneralModel in(String models) {
    return new GeneralModel(models, DEFAULT_ENCODER, Device.AUTO.toString(), 0);
  }

  /** Loads the model, or takes a share in it where the worker has it loaded already. */
  EscalationProvider open() {
    return new LocalProvider(ModelHost.acquire(spec()));
  }

  private ClassifierSpec spec() {
    BatchLimits limits =
        new BatchLimits(
            BatchLimits.DEFAULT.maxPaddedTokens(),
            BatchLimits.DEFAULT.maxDelay(),
            MAX_QUEUED_TOKENS);
    int cores = Runtime.getRuntime().availableProcessors();
    return ClassifierSpec.of(Path.of(models), encoder)
        .withDevice(Device.parse(device))
        .withThreads(threads == 0 ? Math.max(1, cores / 2) : threads)
        .withLimits(limits);
  }
}
