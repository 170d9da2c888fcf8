package dev.winnow.benchmarks.runtime;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.winnow.benchmarks.turn.Contender;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** LangChain4j's in-process embedding model with its own way of running many texts. */
final class LangChain4jModel implements Contender {
  private final ExecutorService executor;
  private final OnnxEmbeddingModel model;

  /**
   * Loads the model once more.
   *
   * @param encoder folder of the encoder's package
   */
  LangChain4jModel(Path encoder, int threads) {
    executor = Executors.newFixedThreadPool(threads);
    model =
        new OnnxEmbeddingModel(
            encoder.resolve("model.onnx"),
            encoder.resolve("tokenizer.json"),
            PoolingMode.MEAN,
            executor);
  }

  @Override
  public String name() {
    return "langchain4j";
  }

  @Override
  public void run(List<String> texts) {
    int vectors = model.embedAll(texts.stream().map(TextSegment::from).toList()).content().size();
    if (vectors != texts.size()) {
      throw new IllegalStateException("vectors: " + vectors + " (expected: " + texts.size() + ")");
    }
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
