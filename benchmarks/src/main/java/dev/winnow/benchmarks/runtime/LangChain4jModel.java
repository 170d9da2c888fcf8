package dev.winnow.benchmarks.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.winnow.benchmarks.turn.Contender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
   * @param maxTokens where it cuts long texts; by itself it would go by the tokenizer's file, and
   *     read less of them than Winnow does
   */
  LangChain4jModel(Path encoder, int maxTokens, int threads) {
    executor = Executors.newFixedThreadPool(threads);
    try {
      Path tokenizer = Files.createTempFile("tokenizer", ".json");
      try {
        Files.writeString(tokenizer, cutAt(maxTokens, encoder.resolve("tokenizer.json")));
        model =
            new OnnxEmbeddingModel(
                encoder.resolve("model.onnx"), tokenizer, PoolingMode.MEAN, executor);
      } finally {
        Files.delete(tokenizer);
      }
    } catch (IOException e) {
      executor.shutdown();
      throw new UncheckedIOException("no tokenizer for LangChain4j", e);
    }
  }

  private static String cutAt(int maxTokens, Path tokenizer) throws IOException {
    ObjectNode json = (ObjectNode) new ObjectMapper().readTree(tokenizer.toFile());
    json.putObject("truncation")
        .put("direction", "Right")
        .put("max_length", maxTokens)
        .put("strategy", "LongestFirst")
        .put("stride", 0);
    return json.toString();
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
