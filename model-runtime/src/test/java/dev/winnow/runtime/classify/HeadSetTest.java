package dev.winnow.runtime.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import dev.winnow.onnx.graph.GraphBuilder;
import dev.winnow.onnx.graph.GraphBuilder.Operator;
import dev.winnow.runtime.BuiltModels;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.RandomNetworks;
import dev.winnow.runtime.TestPackages;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.repository.Pooling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fused heads against the same heads, each alone in ONNX Runtime. */
class HeadSetTest {
  private static final int TEXTS = 200;

  private final TestPackages packages;
  private final List<LoadedHead> loaded = new ArrayList<>();

  HeadSetTest(@TempDir Path folder) throws IOException {
    packages = new TestPackages(folder, BuiltModels.MINILM);
  }

  @AfterEach
  void close() {
    loaded.forEach(LoadedHead::close);
  }

  @ParameterizedTest
  @ValueSource(strings = {BuiltModels.MINILM, BuiltModels.BGE})
  void shipped_heads_are_fused_and_score_as_each_does_alone(String encoder) {
    ModelRepository repository = new ModelRepository(BuiltModels.FOLDER);
    EncoderManifest manifest = repository.encoderManifest(encoder);
    List<ModelPackage<HeadManifest>> models =
        repository.headsOf(encoder).stream().map(id -> repository.head(id, manifest)).toList();
    HeadSet set = set(models, manifest);
    assertThat(set.groups()).singleElement().isInstanceOf(DenseHeads.class);
    scoresAsEachAlone(set, models, manifest);
  }

  @Test
  void a_hundred_heads_score_as_each_does_alone() throws IOException {
    Random random = new Random(11);
    for (int i = 0; i < 100; i++) {
      packages.addHead(
          "made_" + i,
          RandomNetworks.of(random, 768, i % 2 == 0 ? new int[0] : new int[] {8 + i})
              .toModel("made", "embedding", "probability")
              .toByteArray(),
          List.of());
    }
    List<ModelPackage<HeadManifest>> models = models();
    HeadSet set = set(models, packages.encoder());
    assertThat(set.groups()).hasSize(1);
    scoresAsEachAlone(set, models, packages.encoder());
  }

  @Test
  void heads_of_other_features_or_other_shapes_stand_apart() throws IOException {
    packages.addHead("plain", 1);
    packages.addHead("strange", squashed(768), List.of());
    packages.addHead(
        "wide",
        RandomNetworks.of(new Random(5), 3 * 768)
            .toModel("made", "embedding", "probability")
            .toByteArray(),
        List.of(Pooling.MEAN, Pooling.MAX, Pooling.CLS));
    HeadSet set = set(models(), packages.encoder());
    assertThat(set.heads()).extracting(Head::category).containsExactly("plain", "strange", "wide");
    assertThat(set.groups())
        .extracting(group -> group.heads().get(0).category())
        .containsExactlyInAnyOrder("plain", "strange", "wide");
    HeadGroup strange = group(set, "strange");
    assertThat(strange).isInstanceOf(SessionHead.class);
    Random random = new Random(2);
    float[][] vectors = {
      RandomNetworks.unitVector(random, 768), RandomNetworks.unitVector(random, 768)
    };
    float[][] both = strange.score(vectors, new int[][] {{0}, {0}});
    float[][] second = strange.score(vectors, new int[][] {{}, {0}});
    assertThat(second[0]).isEmpty();
    assertThat(second[1][0]).isCloseTo(both[1][0], within(1e-6f));
  }

  @Test
  void only_what_is_wanted_is_in_the_wish() throws IOException {
    packages.addHead("a", 1);
    packages.addHead("b", 2);
    packages.addHead("c", 3);
    HeadSet set = set(models(), packages.encoder());
    assertThat(set.wish(Wanted.ALL)[0]).containsExactly(0, 1, 2);
    assertThat(set.wish(Wanted.of("c", "a", "unknown"))[0]).containsExactly(0, 2);
    assertThat(set.wish(Wanted.of("unknown"))[0]).isEmpty();
    assertThat(set.wish(Wanted.allBut(List.of("b")))[0]).containsExactly(0, 2);
  }

  @Test
  void a_graph_that_is_none_is_refused() throws IOException {
    packages.addHead("broken", new byte[] {1, 2, 3}, List.of());

    assertThatThrownBy(() -> set(models(), packages.encoder()))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("head.onnx");
  }

  @Test
  void features_that_do_not_make_the_width_are_refused() throws IOException {
    HeadManifest wide = packages.addHead("wide", 1);
    Path folder = packages.folder().resolve(wide.id());
    String yaml = Files.readString(folder.resolve("model.yaml"));
    Files.writeString(folder.resolve("model.yaml"), yaml + "features: [mean, max]\n");

    assertThatThrownBy(this::models)
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("768 dimensions over [MEAN, MAX]");
  }

  @Test
  void a_feature_is_named_once() {
    assertThatThrownBy(
            () -> packages.addHead("repeated", new byte[0], List.of(Pooling.MEAN, Pooling.MEAN)))
        .hasMessage("features: [MEAN, MEAN] (expected: each once)");
  }

  /** Heads in sessions are closed at the end. */
  private HeadSet set(List<ModelPackage<HeadManifest>> models, EncoderManifest encoder) {
    List<LoadedHead> heads = new ArrayList<>();
    for (ModelPackage<HeadManifest> model : models) {
      LoadedHead head = LoadedHead.open(model, encoder);
      loaded.add(head);
      heads.add(head);
    }
    return new HeadSet(heads);
  }

  private List<ModelPackage<HeadManifest>> models() {
    ModelRepository repository = new ModelRepository(packages.folder());
    return repository.headsOf(packages.encoder().id()).stream()
        .map(id -> repository.head(id, packages.encoder()))
        .toList();
  }

  private static HeadGroup group(HeadSet set, String category) {
    return set.groups().stream()
        .filter(group -> group.heads().get(0).category().equals(category))
        .findFirst()
        .orElseThrow();
  }

  private static void scoresAsEachAlone(
      HeadSet set, List<ModelPackage<HeadManifest>> models, EncoderManifest encoder) {
    Random random = new Random(17);
    float[][] vectors =
        IntStream.range(0, TEXTS)
            .mapToObj(i -> RandomNetworks.unitVector(random, encoder.dimensions()))
            .toArray(float[][]::new);
    int[] all = IntStream.range(0, models.size()).toArray();
    int[][] wanted = IntStream.range(0, TEXTS).mapToObj(i -> all).toArray(int[][]::new);
    HeadGroup group = set.groups().get(0);
    float[][] fused = group.score(vectors, wanted);
    List<String> categories = new ArrayList<>();
    for (int head = 0; head < models.size(); head++) {
      categories.add(group.heads().get(head).category());
      try (SessionHead alone = SessionHead.open(models.get(head), List.of(encoder.pooling()))) {
        assertThat(alone.heads().get(0).category()).isEqualTo(categories.get(head));
        float[][] scores = alone.score(vectors, new int[TEXTS][1]);
        for (int text = 0; text < TEXTS; text++) {
          assertThat(fused[text][head]).isCloseTo(scores[text][0], within(1e-5f));
        }
      }
    }
  }

  /** A graph that is no chain of dense layers. */
  private static byte[] squashed(int inputs) {
    GraphBuilder graph = new GraphBuilder();
    graph.nodeNamed("squashed", Operator.of("Tanh"), "embedding");
    graph.nodeNamed(
        "product",
        Operator.of("MatMul"),
        "squashed",
        graph.floats("w", weights(inputs), inputs, 1));
    graph.nodeNamed("probability", Operator.of("Sigmoid"), "product");
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .setGraph(
            graph
                .graph("made")
                .addInput(GraphBuilder.value("embedding", GraphBuilder.FLOAT, -1, inputs))
                .addOutput(GraphBuilder.value("probability", GraphBuilder.FLOAT, -1, 1)))
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(17))
        .build()
        .toByteArray();
  }

  private static float[] weights(int inputs) {
    return RandomNetworks.unitVector(new Random(9), inputs);
  }
}
