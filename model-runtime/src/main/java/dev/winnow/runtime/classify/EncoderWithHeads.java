package dev.winnow.runtime.classify;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.adapt.AdaptableEncoder;
import dev.winnow.runtime.encode.Encoder;
import dev.winnow.runtime.encode.TextVectors;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.repository.PackageManifest;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.tokenize.Tokenization;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/** An encoder and the heads that read its vectors, some of them through adapters. */
final class EncoderWithHeads implements TextModel {
  private final SharedPool<EncoderKey, LoadedEncoder>.Share share;
  private final Encoder encoder;
  private final List<AdapterManifest> adapters;
  private final List<SharedPool<HeadManifest, LoadedHead>.Share> shares = new ArrayList<>();
  private final Map<String, HeadSet> headsByAdapter = new LinkedHashMap<>();
  private List<Classification> onProbes = List.of();

  private EncoderWithHeads(
      SharedPool<EncoderKey, LoadedEncoder>.Share share, List<AdapterManifest> adapters) {
    this.share = share;
    this.encoder = share.value().encoder();
    this.adapters = List.copyOf(adapters);
  }

  /**
   * Loads the models that the spec names, and runs them on the probe texts, so that the first item
   * is neither slow nor the one that finds a fault. Heads on an encoder that is in memory are run
   * on the vectors it gave when it was loaded.
   */
  static EncoderWithHeads load(
      ClassifierSpec spec, SharedPool<EncoderKey, LoadedEncoder> encoders) {
    ModelRepository repository = spec.repository();
    EncoderManifest manifest = repository.encoderManifest(spec.encoder());
    List<HeadManifest> heads = spec.heads().stream().map(repository::headManifest).toList();
    List<AdapterManifest> adapters =
        heads.stream()
            .flatMap(head -> repository.adapterManifestOf(head).stream())
            .distinct()
            .sorted(Comparator.comparing(AdapterManifest::id))
            .toList();
    var share =
        encoders.share(
            new EncoderKey(manifest, adapters, spec.device()),
            () -> LoadedEncoder.of(open(repository, manifest, adapters, spec.device()), adapters));
    EncoderWithHeads model = new EncoderWithHeads(share, adapters);
    try {
      model.openHeads(repository, heads);
      model.onProbes = model.probe(spec);
      return model;
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private static Encoder open(
      ModelRepository repository,
      EncoderManifest manifest,
      List<AdapterManifest> adapters,
      Device device) {
    ModelPackage<EncoderManifest> model = unchanged(manifest, repository.encoder(manifest.id()));
    return adapters.isEmpty()
        ? Encoder.open(model, device)
        : AdaptableEncoder.open(
            model,
            adapters.stream().map(a -> unchanged(a, repository.adapter(a.id(), manifest))).toList(),
            device);
  }

  /** A score that is none fails the load, not the items. */
  private List<Classification> probe(ClassifierSpec spec) {
    try {
      return scorer(share.value()::probes)
          .score(share.value().probes("").texts().stream().map(EncoderWithHeads::pending).toList());
    } catch (RuntimeException e) {
      throw new ModelLoadException(
          "encoder: %s with heads %s fails on harmless texts: %s"
              .formatted(spec.encoder(), spec.heads(), e.getMessage()),
          e);
    }
  }

  private static Pending pending(TokenizedText text) {
    return new Pending(text, Wanted.ALL, new CompletableFuture<>());
  }

  private void openHeads(ModelRepository repository, List<HeadManifest> manifests) {
    Map<String, List<LoadedHead>> loaded = new LinkedHashMap<>();
    Set<String> categories = new HashSet<>();
    for (HeadManifest manifest : manifests) {
      if (!categories.add(manifest.category())) {
        throw new ModelLoadException(
            "heads: %s has two for %s"
                .formatted(manifests.stream().map(HeadManifest::id).toList(), manifest.category()));
      }
      var own = share.value().heads().share(manifest, () -> head(repository, manifest));
      shares.add(own);
      loaded.computeIfAbsent(manifest.adapter(), adapter -> new ArrayList<>()).add(own.value());
    }
    loaded.forEach((adapter, heads) -> headsByAdapter.put(adapter, new HeadSet(heads)));
  }

  private LoadedHead head(ModelRepository repository, HeadManifest manifest) {
    return LoadedHead.open(
        unchanged(manifest, repository.head(manifest.id(), encoder.manifest())),
        encoder.manifest());
  }

  /** The package, unless its manifest is another by now than the one that was asked for. */
  private static <M extends PackageManifest> ModelPackage<M> unchanged(
      M manifest, ModelPackage<M> model) {
    if (!model.manifest().equals(manifest)) {
      throw new ModelLoadException(
          model.folder() + ": its manifest changed (expected: the same while it is loaded)");
    }
    return model;
  }

  @Override
  public TokenizedText tokenize(String text) {
    return encoder.tokenize(text);
  }

  @Override
  public Object tokenization() {
    EncoderManifest manifest = encoder.manifest();
    return new Tokenization(
        manifest.sha256().getOrDefault(manifest.tokenizer(), ""),
        manifest.maxTokens(),
        manifest.longTexts());
  }

  @Override
  public BatchScorer newScorer() {
    return scorer(adapter -> adapter.isEmpty() ? encoder.newWorker() : encoder.newWorker(adapter));
  }

  /** A run of the encoder for each adapter, over those texts that want one of its heads. */
  private BatchScorer scorer(Function<String, TextVectors> vectorsByAdapter) {
    return new HeadsScorer(
        headsByAdapter.entrySet().stream()
            .map(
                entry ->
                    new EncoderPass(
                        vectorsByAdapter.apply(entry.getKey()),
                        identities(entry.getKey()),
                        entry.getValue()))
            .toList());
  }

  private List<ModelIdentity> identities(String adapterId) {
    return Stream.concat(
            Stream.of(encoderIdentity()),
            adapters.stream()
                .filter(adapter -> adapter.id().equals(adapterId))
                .map(EncoderWithHeads::identity))
        .toList();
  }

  private static ModelIdentity identity(AdapterManifest adapter) {
    return new ModelIdentity(adapter.id(), adapter.version(), adapter.adapterSha256(), "");
  }

  @Override
  public List<Classification> onProbes() {
    return onProbes;
  }

  @Override
  public Device device() {
    return encoder.device();
  }

  @Override
  public List<ModelIdentity> models() {
    List<ModelIdentity> models = new ArrayList<>();
    models.add(encoderIdentity());
    adapters.forEach(adapter -> models.add(identity(adapter)));
    heads().forEach(head -> models.add(head.identity()));
    return List.copyOf(models);
  }

  private ModelIdentity encoderIdentity() {
    EncoderManifest manifest = encoder.manifest();
    return new ModelIdentity(manifest.id(), manifest.version(), manifest.modelSha256(), "");
  }

  @Override
  public List<String> categories() {
    return heads().map(Head::category).toList();
  }

  private Stream<Head> heads() {
    return headsByAdapter.values().stream().flatMap(heads -> heads.heads().stream());
  }

  @Override
  public void close() {
    shares.forEach(SharedPool.Share::close);
    share.close();
  }
}
