package dev.winnow.runtime.classify;

import dev.winnow.runtime.batch.BatchLimits;
import dev.winnow.runtime.session.Device;
import java.nio.file.Path;
import java.util.List;

/**
 * Which models to classify with, and how.
 *
 * @param models folder of model packages
 * @param encoder id of the encoder's package
 * @param heads ids of the heads' packages; empty for all that belong to the encoder
 * @param threads how many batches run at once
 */
public record ClassifierSpec(
    Path models,
    String encoder,
    List<String> heads,
    Device device,
    int threads,
    BatchLimits limits) {
  public ClassifierSpec {
    heads = List.copyOf(heads);
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: > 0)");
    }
  }

  /** All heads of an encoder, on the best device there is, with a thread for each core. */
  public static ClassifierSpec of(Path models, String encoder) {
    return new ClassifierSpec(
        models,
        encoder,
        List.of(),
        Device.AUTO,
        Runtime.getRuntime().availableProcessors(),
        BatchLimits.DEFAULT);
  }

  public ClassifierSpec withHeads(List<String> heads) {
    return new ClassifierSpec(models, encoder, heads, device, threads, limits);
  }

  public ClassifierSpec withDevice(Device device) {
    return new ClassifierSpec(models, encoder, heads, device, threads, limits);
  }

  public ClassifierSpec withThreads(int threads) {
    return new ClassifierSpec(models, encoder, heads, device, threads, limits);
  }

  public ClassifierSpec withLimits(BatchLimits limits) {
    return new ClassifierSpec(models, encoder, heads, device, threads, limits);
  }
}
