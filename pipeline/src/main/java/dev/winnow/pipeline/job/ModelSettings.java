package dev.winnow.pipeline.job;

import dev.winnow.pipeline.deployment.DeployedModels;
import dev.winnow.pipeline.operator.ClassifierSource;
import dev.winnow.runtime.batch.BatchLimits;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.session.Device;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The models of a stage as they travel with a job. All tasks of a worker that name the same ones
 * share them.
 *
 * @param models folder of model packages, on every worker
 * @param encoder id of the encoder's package; all its heads are used
 * @param beside ids of further packages that run beside the encoder, in the order of the verdict's
 *     models
 * @param device cpu, auto or cuda:N
 * @param threads how many batches run at once; 0 to find it by measuring the loaded model
 * @param batchTokens bound of a batch in padded tokens; 0 to find it by measuring the loaded model
 * @param batchDelay an item waits no longer than this for company
 * @param cacheEntries how many texts' scores are kept to answer repeats; 0 for none
 */
public record ModelSettings(
    String models,
    String encoder,
    List<String> beside,
    String device,
    int threads,
    int batchTokens,
    Duration batchDelay,
    int cacheEntries)
    implements ClassifierSource, DeployedModels.Start {
  /** The specialists' encoder. */
  public static final String SPECIALISTS = "all-minilm-l6-v2";

  /** The general model's encoder. */
  public static final String GENERAL = "bge-small-en-v1.5";

  public ModelSettings {
    beside = List.copyOf(beside);
    if (threads < 0) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: >= 0)");
    }
    if (cacheEntries < 0) {
      throw new IllegalArgumentException("cacheEntries: " + cacheEntries + " (expected: >= 0)");
    }
    Device.parse(device);
    limits(batchTokens, batchDelay);
  }

  /**
   * Reads {@code --models} (required), {@code --encoder}, {@code --beside}, {@code --device},
   * {@code --threads}, {@code --batch-tokens}, {@code --batch-delay} and {@code --cache-entries}.
   */
  public static ModelSettings parse(JobArguments args, String encoder) {
    return new ModelSettings(
        args.required("models"),
        args.text("encoder", encoder),
        ids(args.text("beside", "")),
        args.text("device", Device.AUTO.toString()),
        args.integer("threads", BatchLimits.AUTOMATIC),
        args.integer("batch-tokens", BatchLimits.DEFAULT.maxPaddedTokens()),
        args.duration("batch-delay", BatchLimits.DEFAULT.maxDelay()),
        args.integer("cache-entries", ClassifierSpec.DEFAULT_CACHE_ENTRIES));
  }

  /** These models alone, whatever is deployed. */
  @Override
  public Classifier open() {
    return ModelHost.acquire(spec());
  }

  @Override
  public ClassifierSpec spec() {
    return ClassifierSpec.of(Path.of(models), encoder)
        .withBeside(beside)
        .withDevice(Device.parse(device))
        .withThreads(threads)
        .withLimits(limits(batchTokens, batchDelay))
        .withCacheEntries(cacheEntries);
  }

  private static List<String> ids(String list) {
    return Arrays.stream(list.split(",")).filter(id -> !id.isEmpty()).toList();
  }

  private static BatchLimits limits(int batchTokens, Duration batchDelay) {
    return new BatchLimits(
        batchTokens, batchDelay, Math.max(batchTokens, BatchLimits.DEFAULT.maxQueuedTokens()));
  }
}
