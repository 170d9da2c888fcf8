package dev.winnow.training.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.session.ElementType;
import dev.winnow.runtime.session.ModelSession;
import dev.winnow.runtime.session.ModelSignature;
import dev.winnow.runtime.session.Tensor;
import dev.winnow.runtime.session.TensorSpec;
import dev.winnow.training.fit.Examples;
import dev.winnow.training.fit.HeadModel;
import dev.winnow.training.fit.HiddenLayerFit;
import dev.winnow.training.fit.LogisticRegression;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ONNX file must say what the model that it was written from says. */
class HeadGraphTest {
  private static final int WIDTH = 7;
  private static final int ROWS = 5;

  private final Path folder;
  private final Examples examples = examples();

  HeadGraphTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void a_logistic_regression_scores_the_same_in_onnx() throws IOException {
    scoresTheSame(new LogisticRegression(1e-3).fit(examples));
  }

  @Test
  void a_hidden_layer_scores_the_same_in_onnx() throws IOException {
    scoresTheSame(new HiddenLayerFit(6, 20, 0.01, 2, 4).fit(examples));
  }

  @Test
  void the_same_model_gives_the_same_bytes() {
    HeadModel model = new LogisticRegression(1e-3).fit(examples);

    assertThat(HeadGraph.of(model, "made")).isEqualTo(HeadGraph.of(model, "made"));
  }

  private void scoresTheSame(HeadModel model) throws IOException {
    Path file = Files.write(folder.resolve("head.onnx"), HeadGraph.of(model, "made"));
    ModelSignature required =
        new ModelSignature(
            List.of(new TensorSpec(HeadGraph.INPUT, ElementType.FLOAT32, List.of(-1L, 7L))),
            List.of(new TensorSpec(HeadGraph.OUTPUT, ElementType.FLOAT32, List.of(-1L, 1L))));
    FloatBuffer vectors = floats(ROWS * WIDTH);
    for (int row = 0; row < ROWS; row++) {
      vectors.put(row * WIDTH, examples.features()[row]);
    }
    FloatBuffer scores = floats(ROWS);
    try (ModelSession session = ModelSession.open(file, required, Device.CPU)) {
      session.run(
          Map.of(HeadGraph.INPUT, Tensor.of(vectors, ROWS, WIDTH)),
          HeadGraph.OUTPUT,
          Tensor.of(scores, ROWS, 1));
    }
    for (int row = 0; row < ROWS; row++) {
      assertThat((double) scores.get(row))
          .as("row %d", row)
          .isCloseTo(model.score(examples.features()[row]), within(1e-5));
    }
  }

  private static FloatBuffer floats(int size) {
    return ByteBuffer.allocateDirect(size * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private static Examples examples() {
    Random random = new Random(11);
    float[][] features = new float[100][WIDTH];
    double[] targets = new double[100];
    double[] weights = new double[100];
    Arrays.fill(weights, 1);
    for (int row = 0; row < 100; row++) {
      for (int i = 0; i < WIDTH; i++) {
        features[row][i] = (float) random.nextGaussian();
      }
      targets[row] = features[row][0] * features[row][1] + features[row][2] > 0 ? 1 : 0;
    }
    return new Examples(features, targets, weights);
  }
}
