package dev.winnow.training.screen;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.session.Device;
import dev.winnow.training.lineage.PackageRef;
import dev.winnow.training.scoring.BulkScoring;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The heads of an encoder as teachers. Triggers teach nothing but triggers: what they say is no
 * probability.
 */
public final class HeadTeacher implements Teacher {
  /** Texts between two words of progress. */
  private static final int TOLD_EVERY = 10_000;

  private final Path models;
  private final ClassifierSpec spec;
  private final Map<String, String> heads;

  private HeadTeacher(Path models, ClassifierSpec spec, Map<String, String> heads) {
    this.models = models;
    this.spec = spec;
    this.heads = heads;
  }

  /**
   * Finds the heads; nothing is loaded.
   *
   * @param models folder of model packages
   * @param encoder id of the encoder's package
   * @param threads how many batches run at once
   * @param calibrated whether what is taught will say probabilities
   * @throws ModelLoadException where a category has no head on the encoder, or a trigger that is to
   *     teach probabilities
   */
  public static HeadTeacher of(
      Path models, String encoder, Collection<String> categories, int threads, boolean calibrated) {
    ModelRepository repository = new ModelRepository(models);
    Map<String, HeadManifest> all = new HashMap<>();
    for (String id : repository.headsOf(encoder)) {
      HeadManifest head = repository.headManifest(id);
      all.put(head.category(), head);
    }
    Map<String, String> heads = new HashMap<>();
    for (String category : categories) {
      HeadManifest head = all.get(category);
      if (head == null) {
        throw new ModelLoadException(
            "%s: no head on encoder %s in %s (expected: one that can teach)"
                .formatted(category, encoder, models));
      }
      if (calibrated && !head.calibration().isFitted()) {
        throw new ModelLoadException(
            "%s: is not calibrated (expected: a head whose probabilities can be learned)"
                .formatted(head.id()));
      }
      heads.put(category, head.id());
    }
    ClassifierSpec spec =
        ClassifierSpec.of(models, encoder)
            .withHeads(heads.values().stream().sorted().toList())
            .withDevice(Device.CPU)
            .withThreads(threads)
            .withCacheEntries(0);
    return new HeadTeacher(models, spec, heads);
  }

  @Override
  public List<PackageRef> answersFor(String category) {
    String head = heads.get(category);
    if (head == null) {
      throw new IllegalArgumentException(category + ": not taught");
    }
    return List.of(PackageRef.of(models.resolve(head)));
  }

  @Override
  public List<Map<String, Double>> ask(List<String> texts, Consumer<String> progress) {
    progress.accept("teacher: %d texts".formatted(texts.size()));
    try (Classifier classifier = ModelHost.acquire(spec)) {
      return BulkScoring.of(classifier, texts, asked -> tell(asked, progress)).stream()
          .map(HeadTeacher::probabilities)
          .toList();
    }
  }

  private static void tell(int asked, Consumer<String> progress) {
    if (asked % TOLD_EVERY == 0) {
      progress.accept("teacher: %d texts read".formatted(asked));
    }
  }

  private static Map<String, Double> probabilities(Map<String, CategoryScore> scores) {
    Map<String, Double> probabilities = new HashMap<>();
    scores.forEach((category, score) -> probabilities.put(category, score.probability()));
    return probabilities;
  }
}
