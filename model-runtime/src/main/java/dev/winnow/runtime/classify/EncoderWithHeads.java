package dev.winnow.runtime.classify;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.encode.Encoder;
import dev.winnow.runtime.encode.TextVectors;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.tokenize.Tokenization;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An encoder and the heads that read its vectors. */
final class EncoderWithHeads implements TextModel {
  private final EncoderPool.Share share;
  private final Encoder encoder;
  private final List<HeadPool.Share> shares = new ArrayList<>();
  private HeadSet heads = new HeadSet(List.of());
  private List<Classification> onProbes = List.of();

  private EncoderWithHeads(EncoderPool.Share share) {
    this.share = share;
    this.encoder = share.encoder();
  }

  /**
   * Loads the models that the spec names, and runs them on the probe texts, so that the first item
   * is neither slow nor the one that finds a fault. Heads on an encoder that is in memory are run
   * on the vectors it gave when it was loaded.
   */
  static EncoderWithHeads load(ClassifierSpec spec, EncoderPool encoders) {
    ModelRepository repository = spec.repository();
    EncoderPool.Share share =
        encoders.share(
            repository.encoderManifest(spec.encoder()),
            spec.device(),
            () -> repository.encoder(spec.encoder()));
    EncoderWithHeads model = new EncoderWithHeads(share);
    try {
      model.openHeads(repository, spec.heads());
      model.onProbes = model.probe(spec);
      return model;
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** A score that is none fails the load, not the items. */
  private List<Classification> probe(ClassifierSpec spec) {
    try {
      return scorer(share.probes())
          .score(share.probes().texts().stream().map(EncoderWithHeads::pending).toList());
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

  private void openHeads(ModelRepository repository, List<String> ids) {
    for (String id : ids) {
      HeadManifest manifest = repository.headManifest(id);
      shares.add(share.heads().share(manifest, () -> head(repository, manifest)));
    }
    heads = new HeadSet(shares.stream().map(HeadPool.Share::head).toList());
  }

  private LoadedHead head(ModelRepository repository, HeadManifest manifest) {
    return LoadedHead.open(
        EncoderPool.unchanged(manifest, repository.head(manifest.id(), encoder.manifest())),
        encoder.manifest());
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
    return scorer(encoder.newWorker());
  }

  private BatchScorer scorer(TextVectors vectors) {
    return new HeadsScorer(List.of(new EncoderPass(vectors, List.of(encoderIdentity()), heads)));
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
    heads.heads().forEach(head -> models.add(head.identity()));
    return List.copyOf(models);
  }

  private ModelIdentity encoderIdentity() {
    EncoderManifest manifest = encoder.manifest();
    return new ModelIdentity(manifest.id(), manifest.version(), manifest.modelSha256(), "");
  }

  @Override
  public List<String> categories() {
    return heads.heads().stream().map(Head::category).toList();
  }

  @Override
  public void close() {
    shares.forEach(HeadPool.Share::close);
    share.close();
  }
}
