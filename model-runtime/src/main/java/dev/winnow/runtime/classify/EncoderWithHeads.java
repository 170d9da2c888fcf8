package dev.winnow.runtime.classify;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.encode.Encoder;
import dev.winnow.runtime.probe.ProbeTexts;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.tokenize.Tokenization;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** An encoder and the heads that read its vectors. */
final class EncoderWithHeads implements TextModel {
  private final EncoderPool.Share share;
  private final Encoder encoder;
  private final List<Head> heads;

  private EncoderWithHeads(EncoderPool.Share share, List<Head> heads) {
    this.share = share;
    this.encoder = share.encoder();
    this.heads = heads;
  }

  /**
   * Loads the models that the spec names, and runs them on the probe texts, so that the first item
   * is neither slow nor the one that finds a fault.
   */
  static EncoderWithHeads load(ClassifierSpec spec, EncoderPool encoders) {
    ModelRepository repository = spec.repository();
    EncoderPool.Share share = encoders.share(repository.encoder(spec.encoder()), spec.device());
    EncoderWithHeads model = new EncoderWithHeads(share, new ArrayList<>());
    try {
      model.openHeads(repository, spec.heads());
      model.probe(spec);
      return model;
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** A score that is none fails the load, not the items. */
  private void probe(ClassifierSpec spec) {
    BatchScorer scorer = newScorer();
    try {
      for (String text : ProbeTexts.SHORT) {
        scorer.score(List.of(pending(text)));
      }
      scorer.score(List.of(pending(ProbeTexts.LONG)));
    } catch (RuntimeException e) {
      throw new ModelLoadException(
          "encoder: %s with heads %s fails on harmless texts: %s"
              .formatted(spec.encoder(), spec.heads(), e.getMessage()),
          e);
    }
  }

  private Pending pending(String text) {
    return new Pending(encoder.tokenize(text), Wanted.ALL, new CompletableFuture<>());
  }

  private void openHeads(ModelRepository repository, List<String> ids) {
    EncoderManifest manifest = encoder.manifest();
    Set<String> categories = new HashSet<>();
    for (String id : ids) {
      Head head = Head.open(repository.head(id, manifest));
      heads.add(head);
      if (!categories.add(head.category())) {
        throw new ModelLoadException("heads: %s has two for %s".formatted(ids, head.category()));
      }
    }
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
    return new HeadsScorer(
        encoder.newWorker(), encoderIdentity(), heads, encoder.manifest().dimensions());
  }

  @Override
  public Device device() {
    return encoder.device();
  }

  @Override
  public List<ModelIdentity> models() {
    List<ModelIdentity> models = new ArrayList<>();
    models.add(encoderIdentity());
    heads.forEach(head -> models.add(head.identity()));
    return List.copyOf(models);
  }

  private ModelIdentity encoderIdentity() {
    EncoderManifest manifest = encoder.manifest();
    return new ModelIdentity(manifest.id(), manifest.version(), manifest.modelSha256(), "");
  }

  @Override
  public List<String> categories() {
    return heads.stream().map(Head::category).toList();
  }

  @Override
  public void close() {
    heads.forEach(Head::close);
    share.close();
  }
}
