package dev.winnow.runtime.encode;

import dev.winnow.runtime.pace.Loading;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.VocabularyFit;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.session.ModelSession;
import dev.winnow.runtime.session.ModelSignature;
import dev.winnow.runtime.session.Tensor;
import dev.winnow.runtime.session.TensorSpec;
import dev.winnow.runtime.tokenize.TokenizedText;
import dev.winnow.runtime.tokenize.Tokenizer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An encoder in memory with its tokenizer. Thread-safe; each thread encodes by a worker of its own.
 */
public final class Encoder implements AutoCloseable {
  static final String IDS = "input_ids";
  static final String MASK = "attention_mask";
  static final String TYPES = "token_type_ids";
  static final String HIDDEN = "last_hidden_state";

  private final EncoderManifest manifest;
  private final Tokenizer tokenizer;
  private final ModelSession session;
  private final Map<String, Tensor> plain;
  private final Map<String, Map<String, Tensor>> adapters;
  private final BufferPool buffers = new BufferPool();

  private Encoder(
      EncoderManifest manifest,
      Tokenizer tokenizer,
      ModelSession session,
      Map<String, Tensor> plain,
      Map<String, Map<String, Tensor>> adapters) {
    this.manifest = manifest;
    this.tokenizer = tokenizer;
    this.session = session;
    this.plain = Map.copyOf(plain);
    this.adapters = Map.copyOf(adapters);
  }

  public static Encoder open(ModelPackage<EncoderManifest> model, Device device) {
    EncoderManifest manifest = model.manifest();
    return open(
        model,
        () -> ModelSession.open(model.file(manifest.model()), signature(manifest), device),
        Map.of(),
        Map.of());
  }

  /**
   * An encoder whose graph takes more than tokens.
   *
   * @param session loads the graph
   * @param plain what it is fed beyond {@link #signature} where no adapter is asked for
   * @param adapters what it is fed instead, by the adapter's id
   */
  public static Encoder open(
      ModelPackage<EncoderManifest> model,
      Supplier<ModelSession> session,
      Map<String, Tensor> plain,
      Map<String, Map<String, Tensor>> adapters) {
    EncoderManifest manifest = model.manifest();
    VocabularyFit.require(model.file(manifest.model()), IDS, model.file(manifest.tokenizer()));
    Loading.step();
    Tokenizer tokenizer =
        Tokenizer.open(
            model.file(manifest.tokenizer()), manifest.maxTokens(), manifest.longTexts());
    try {
      Loading.step();
      Encoder encoder = new Encoder(manifest, tokenizer, session.get(), plain, adapters);
      Loading.step();
      return encoder;
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  /** What every encoder takes and gives. */
  public static ModelSignature signature(EncoderManifest manifest) {
    long any = TensorSpec.ANY;
    return new ModelSignature(
        List.of(
            TensorSpec.int64(IDS, any, any),
            TensorSpec.int64(MASK, any, any),
            TensorSpec.int64(TYPES, any, any)),
        List.of(TensorSpec.float32(HIDDEN, any, any, (long) manifest.dimensions())));
  }

  public EncoderManifest manifest() {
    return manifest;
  }

  /** Where it runs: never {@link Device#AUTO}. */
  public Device device() {
    return session.device();
  }

  public TokenizedText tokenize(String text) {
    return tokenizer.tokenize(text);
  }

  /** A worker for one thread, which shares buffers with the others. */
  public EncoderWorker newWorker() {
    return new EncoderWorker(session, manifest, plain, buffers);
  }

  /** A worker for one thread, which encodes with this adapter. */
  public EncoderWorker newWorker(String adapter) {
    Map<String, Tensor> inputs = adapters.get(adapter);
    if (inputs == null) {
      throw new IllegalArgumentException(
          "adapter: %s (expected: one of %s)".formatted(adapter, adapters.keySet()));
    }
    return new EncoderWorker(session, manifest, inputs, buffers);
  }

  /** Waits for what is under way. */
  @Override
  public void close() {
    session.close();
    tokenizer.close();
  }
}
