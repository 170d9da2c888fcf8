package dev.winnow.benchmarks.swaps;

import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.deploy.Deployment;
import dev.winnow.runtime.repository.ModelRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets that have an encoder of their own each: one is deployed with its heads, replaced by another
 * with other heads, and retired, so that the one of the start comes back. Every encoder that is
 * deployed is a new one to the process, as it is where somebody deploys one; those at the same
 * place of the round have the same weights, and score alike.
 *
 * <p>The files of two or three of them are on the disk at a time. Not thread-safe.
 */
final class EncoderSeries implements Series {
  private static final float[] FACTORS = {1.1f, 0.9f};

  /** A round: the deployed ones, and the start. */
  private static final int ROUND = FACTORS.length + 1;

  private final Path folder;
  private final List<EncoderVariant> variants = new ArrayList<>();
  private final List<ServedSet> sets = new ArrayList<>();

  private EncoderSeries(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the manifests of all sets, and lets one of each weights score all texts.
   *
   * @param base what the classifier starts with
   * @param folder an empty one, for the packages
   * @param texts whose scores each set's are held against
   * @param swaps how many sets follow the one of the start
   */
  static EncoderSeries make(ClassifierSpec base, Path folder, List<String> texts, int swaps)
      throws IOException {
    EncoderSeries series = new EncoderSeries(folder);
    ModelRepository models = new ModelRepository(base.models());
    List<ServedSet> scored = new ArrayList<>();
    scored.add(ServedSet.scored(base, List.of(), texts));
    for (float factor : FACTORS) {
      Path template = folder.resolve(Float.toString(factor));
      EncoderVariant variant = EncoderVariant.write(models, base.encoder(), template, factor);
      series.variants.add(variant);
      scored.add(ServedSet.scored(base, List.of(variant.template()), texts));
    }
    for (int set = 0; set <= swaps; set++) {
      series.sets.add(series.set(set, scored.get(set % ROUND)));
    }
    return series;
  }

  private ServedSet set(int number, ServedSet scored) throws IOException {
    if (number % ROUND == 0) {
      return scored;
    }
    EncoderVariant variant = variant(number);
    Deployment deployment = variant.describe(folder(number), number);
    ModelIdentity encoder = variant.identity(folder(number));
    return new ServedSet(
        List.of(deployment),
        scored.models().stream()
            .map(model -> model.id().equals(encoder.id()) ? encoder : model)
            .toList(),
        scored.expected());
  }

  private EncoderVariant variant(int set) {
    return variants.get(set % ROUND - 1);
  }

  private Path folder(int set) {
    return folder.resolve("set-" + set);
  }

  @Override
  public List<ServedSet> sets() {
    return List.copyOf(sets);
  }

  /** The one before it serves, and may be needed once more; the one before that is not. */
  @Override
  public boolean makeReady(int set) {
    try {
      if (set >= 2 && (set - 2) % ROUND != 0) {
        variant(set - 2).remove(folder(set - 2));
      }
      if (set % ROUND == 0) {
        return false;
      }
      variant(set).bring(folder(set), set);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
