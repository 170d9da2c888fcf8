package dev.winnow.runtime.classify;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.ModelRepository;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Owns the loaded models of a process. Whoever asks for the same models, settings and limits gets
 * the same ones, so that memory holds one copy and batches fill whatever the number of askers. The
 * first asker loads them, the last one to close its lease drains and frees them.
 *
 * <p>Thread-safe. ONNX Runtime and the tokenizers load their native code once in a process, so this
 * class must come from one class loader: on a cluster from the workers' {@code lib/}.
 */
public final class ModelHost {
  private static final TunedClassifiers TUNED = new TunedClassifiers();
  private static final SharedPool<EncoderKey, LoadedEncoder> ENCODERS = new SharedPool<>();
  private static final SharedPool<DirectClassifier.Key, DirectClassifier> DIRECT =
      new SharedPool<>();
  private static final ModelHost OF_THIS_PROCESS = new ModelHost(key -> load(key.spec()));

  private final ConcurrentMap<Key, SharedClassifier> classifiers = new ConcurrentHashMap<>();
  private final Function<Key, Classifier> loader;

  ModelHost(Function<Key, Classifier> loader) {
    this.loader = loader;
  }

  /**
   * A lease on the models that the spec names, loaded if they are not yet. Closing the lease lets
   * go of them.
   *
   * @throws dev.winnow.runtime.ModelLoadException where a package or the device cannot be used
   */
  public static Classifier acquire(ClassifierSpec spec) {
    return OF_THIS_PROCESS.lease(spec);
  }

  /**
   * A lease on models that take texts by themselves and are so cheap that they run on the caller's
   * thread: no queue, no batch, no memory of texts, and the future that {@link Classifier#classify}
   * returns is complete. Closing the lease lets go of them, once nobody else holds them; what the
   * caller has under way must be answered by then.
   *
   * @param models folder of packages
   * @param ids of the packages, in the order of the answer's models; those that read one language
   *     score different categories, and without a language the first that scores one is asked
   * @throws ModelLoadException where a package cannot be used, or is a transformer
   */
  public static Classifier acquireDirect(Path models, List<String> ids) {
    DirectClassifier.Key key = DirectClassifier.Key.of(models, ids);
    SharedPool<DirectClassifier.Key, DirectClassifier>.Share share =
        DIRECT.share(key, () -> DirectClassifier.load(key));
    return new Lease(share.value(), share::close);
  }

  private static Classifier load(ClassifierSpec spec) {
    Classifier classifier = ClassifierLoader.load(spec, TUNED, ENCODERS);
    return spec.cacheEntries() == 0
        ? classifier
        : new CachingClassifier(classifier, spec.cacheEntries());
  }

  Classifier lease(ClassifierSpec spec) {
    Key key = Key.of(spec);
    while (true) {
      SharedClassifier shared =
          classifiers.computeIfAbsent(
              key, k -> new SharedClassifier(() -> loader.apply(k), s -> classifiers.remove(k, s)));
      Classifier lease = shared.lease();
      if (lease != null) {
        return lease;
      }
    }
  }

  /**
   * Everything that changes how a classifier behaves: the spec with its heads and its folder spelt
   * out, and what the packages were when it was asked for, hashes included. Without heads there is
   * no encoder.
   */
  record Key(
      ClassifierSpec spec,
      @Nullable EncoderManifest encoder,
      List<HeadManifest> heads,
      List<LabelManifest> beside) {
    Key {
      heads = List.copyOf(heads);
      beside = List.copyOf(beside);
      if (heads.isEmpty() && beside.isEmpty()) {
        throw new ModelLoadException(
            "heads: none for %s in %s (expected: at least one)"
                .formatted(spec.encoder(), spec.models()));
      }
    }

    static Key of(ClassifierSpec asked) {
      ModelRepository repository = asked.repository();
      List<LabelManifest> beside = asked.beside().stream().map(repository::labelManifest).toList();
      List<HeadManifest> heads = heads(asked, repository, beside);
      ClassifierSpec spec =
          new ClassifierSpec(
              repository.root(),
              asked.encoder(),
              heads.stream().map(HeadManifest::id).toList(),
              asked.beside(),
              asked.deployed(),
              asked.device(),
              asked.threads(),
              asked.limits(),
              asked.cacheEntries());
      boolean encoder = !heads.isEmpty() || beside.isEmpty();
      return new Key(
          spec, encoder ? repository.encoderManifest(asked.encoder()) : null, heads, beside);
    }

    private static List<HeadManifest> heads(
        ClassifierSpec asked, ModelRepository repository, List<LabelManifest> beside) {
      if (!asked.heads().isEmpty()) {
        return asked.heads().stream().map(repository::headManifest).toList();
      }
      Set<String> taken = new HashSet<>();
      beside.forEach(model -> taken.addAll(model.output().columnsByCategory().keySet()));
      return repository.headsOf(asked.encoder()).stream()
          .map(repository::headManifest)
          .filter(head -> !taken.contains(head.category()))
          .toList();
    }
  }
}
