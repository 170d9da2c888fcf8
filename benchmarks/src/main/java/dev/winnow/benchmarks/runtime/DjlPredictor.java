package dev.winnow.benchmarks.runtime;

import ai.djl.MalformedModelException;
import ai.djl.engine.Engine;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.translator.TextEmbeddingTranslator;
import ai.djl.inference.Predictor;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import dev.winnow.benchmarks.turn.Contender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** DJL's predictor with its own tokenizing, padding and pooling, so many texts at a time. */
final class DjlPredictor implements Contender {
  private static final String ENGINE = "OnnxRuntime";

  /** Warns of each session that names its environment otherwise than DJL. Kept, or it is lost. */
  private static final Logger ENVIRONMENT_LOG = Logger.getLogger("ai.onnxruntime.OrtEnvironment");

  private final int batch;
  private final HuggingFaceTokenizer tokenizer;
  private final ZooModel<String, float[]> model;
  private final Predictor<String, float[]> predictor;

  /**
   * Loads the model once more.
   *
   * @param encoder folder of the encoder's package
   * @param batch texts that the predictor is given at once
   */
  DjlPredictor(Path encoder, int maxTokens, int batch) {
    this.batch = batch;
    try {
      tokenizer =
          HuggingFaceTokenizer.builder()
              .optTokenizerPath(encoder.resolve("tokenizer.json"))
              .optTruncation(true)
              .optMaxLength(maxTokens)
              .optPadding(true)
              .build();
      model =
          Criteria.builder()
              .setTypes(String.class, float[].class)
              .optModelPath(encoder.resolve("model.onnx"))
              .optEngine(ENGINE)
              .optTranslator(
                  TextEmbeddingTranslator.builder(tokenizer)
                      .optIncludeTokenTypes(true)
                      .optPoolingMode("mean")
                      .optNormalize(true)
                      .build())
              .build()
              .loadModel();
      predictor = model.newPredictor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ModelNotFoundException | MalformedModelException e) {
      throw new IllegalStateException("DJL cannot load the model", e);
    }
  }

  /**
   * Lets DJL set up ONNX Runtime. It wants to be the first to do so in a process, and fails
   * otherwise; whoever comes later shares what it made.
   */
  static void claimRuntime() {
    ENVIRONMENT_LOG.setLevel(Level.SEVERE);
    Engine.getEngine(ENGINE);
  }

  @Override
  public String name() {
    return "djl-" + batch;
  }

  @Override
  public void run(List<String> texts) {
    try {
      for (int from = 0; from < texts.size(); from += batch) {
        List<String> some = texts.subList(from, Math.min(texts.size(), from + batch));
        int vectors = predictor.batchPredict(some).size();
        if (vectors != some.size()) {
          throw new IllegalStateException(
              "vectors: " + vectors + " (expected: " + some.size() + ")");
        }
      }
    } catch (TranslateException e) {
      throw new IllegalStateException("DJL cannot run the model", e);
    }
  }

  @Override
  public void close() {
    predictor.close();
    model.close();
    tokenizer.close();
  }
}
