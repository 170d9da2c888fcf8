package dev.winnow.runtime.classify;

import dev.winnow.runtime.batch.BatchLimits;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.session.Device;
import java.nio.file.Path;
import java.util.List;

/**
 * Which models to classify with, and how.
 *
 * @param models folder of model packages
 * @param encoder id of the encoder's package; not loaded where it has no heads to run but there are
 *     models beside it
 * @param heads ids of the heads' packages; empty for all that belong to the encoder, but for those
 *     whose category a model beside it scores
 * @param beside ids of further packages that take texts by themselves
 * @param deployed folders of packages that stand over those in {@code models}: see {@link
 *     dev.winnow.runtime.repository.ModelRepository}
 * @param threads how many batches run at once; {@link BatchLimits#AUTOMATIC} to find it by
 *     measuring the loaded model
 * @param cacheEntries how many texts' scores are kept to answer repeats; 0 for none
 */
public record ClassifierSpec(
    Path models,
    String encoder,
    List<String> heads,
    List<String> beside,
    List<Path> deployed,
    Device device,
    int threads,
    BatchLimits limits,
    int cacheEntries) {
  /** Some 6 MB. */
  public static final int DEFAULT_CACHE_ENTRIES = 10_000;

  public ClassifierSpec {
    heads = List.copyOf(heads);
    beside = List.copyOf(beside);
    deployed = List.copyOf(deployed);
    if (threads < 0) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: >= 0)");
    }
    if (cacheEntries < 0) {
      throw new IllegalArgumentException("cacheEntries: " + cacheEntries + " (expected: >= 0)");
    }
  }

  /** All heads of an encoder, on the best device there is, run as is found to be fastest there. */
  public static ClassifierSpec of(Path models, String encoder) {
    return new ClassifierSpec(
        models,
        encoder,
        List.of(),
        List.of(),
        List.of(),
        Device.AUTO,
        BatchLimits.AUTOMATIC,
        BatchLimits.DEFAULT,
        DEFAULT_CACHE_ENTRIES);
  }

  public ClassifierSpec withHeads(List<String> heads) {
    return new ClassifierSpec(
        models, encoder, heads, beside, deployed, device, threads, limits, cacheEntries);
  }

  public ClassifierSpec withBeside(List<String> beside) {
    return new ClassifierSpec(
        models, encoder, heads, beside, deployed, device, threads, limits, cacheEntries);
  }

  public ClassifierSpec withDeployed(List<Path> deployed) {
    return new ClassifierSpec(
        models, encoder, heads, beside, deployed, device, threads, limits, cacheEntries);
  }

  /** The packages that it chooses from. */
  ModelRepository repository() {
    return new ModelRepository(models, deployed);
  }

  public ClassifierSpec withDevice(Device device) {
    return new ClassifierSpec(
        models, encoder, heads, beside, deployed, device, threads, limits, cacheEntries);
  }

  public ClassifierSpec withThreads(int threads) {
    return new ClassifierSpec(
        models, encoder, heads, beside, deployed, device, threads, limits, cacheEntries);
  }

  public ClassifierSpec withLimits(BatchLimits limits) {
    return new ClassifierSpec(
        models, encoder, heads, beside, deployed, device, threads, limits, cacheEntries);
  }

  public ClassifierSpec withCacheEntries(int cacheEntries) {
    return new ClassifierSpec(
        models, encoder, heads, beside, deployed, device, threads, limits, cacheEntries);
  }
}
