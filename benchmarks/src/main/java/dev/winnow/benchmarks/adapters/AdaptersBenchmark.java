package dev.winnow.benchmarks.adapters;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.winnow.benchmarks.folder.TemporaryFolder;
import dev.winnow.benchmarks.turn.Contender;
import dev.winnow.benchmarks.turn.ProcessMemory;
import dev.winnow.benchmarks.turn.Rounds;
import dev.winnow.benchmarks.turn.Sample;
import dev.winnow.benchmarks.turn.Turn;
import dev.winnow.onnx.graph.LinearLayer;
import dev.winnow.onnx.graph.LinearLayers;
import dev.winnow.onnx.graph.OnnxFile;
import dev.winnow.onnx.lora.LoraMerge;
import dev.winnow.runtime.adapt.AdaptableEncoder;
import dev.winnow.runtime.adapt.PeftAdapter;
import dev.winnow.runtime.encode.Encoder;
import dev.winnow.runtime.encode.EncoderWorker;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.Pooling;
import dev.winnow.runtime.repository.Sha256;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.tokenize.LongTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Adapters that share one encoder against an encoder of its own for each: memory, and processor
 * time over the same texts, in turns in one process.
 *
 * <pre>./winnow bench adapters --adapters 8 --rank 8</pre>
 *
 * Adapters have random weights and change all layers.
 */
public final class AdaptersBenchmark {
  /** The encoder as it is, without adapters: what the others are held against. */
  static final String PLAIN = "plain";

  static final String SHARED = "shared";
  static final String MERGED = "merged";

  private static final String MODEL = "model.onnx";
  private static final String TOKENIZER = "tokenizer.json";

  /** Long enough to be like the exported encoders' own. */
  private static final int MAX_TOKENS = 256;

  private final AdaptersSettings settings;
  private final int dimensions;

  /**
   * A benchmark.
   *
   * @param dimensions of the encoder's vectors
   */
  public AdaptersBenchmark(AdaptersSettings settings, int dimensions) {
    this.settings = settings;
    this.dimensions = dimensions;
  }

  /** Runs it: some seconds a round for some hundred texts. */
  public List<AdapterForm> run(List<String> texts) throws IOException {
    List<Loaded> open = new ArrayList<>();
    try (TemporaryFolder folder = TemporaryFolder.create("winnow-adapters")) {
      ModelPackage<EncoderManifest> base =
          packaged(folder.path().resolve("base"), settings.encoder());
      ModelProto graph = OnnxFile.read(base.file(MODEL));
      List<LinearLayer> layers = List.copyOf(LinearLayers.of(graph.getGraph()).values());
      List<ModelPackage<AdapterManifest>> adapters = new ArrayList<>();
      List<ModelPackage<EncoderManifest>> merged = new ArrayList<>();
      for (int i = 0; i < settings.adapters(); i++) {
        MadeAdapter made = new MadeAdapter(layers, settings.rank(), i);
        Path adapter = folder.path().resolve("adapter-" + i);
        made.write(adapter);
        adapters.add(
            new ModelPackage<>(adapter, PeftAdapter.describe(adapter, "adapter-" + i, "1", base)));
        LoraMerge merge = new LoraMerge(graph);
        made.mergeInto(merge);
        Path own = Files.createDirectories(folder.path().resolve("merged-" + i));
        OnnxFile.write(merge.model(), own.resolve(MODEL));
        Files.copy(base.file(TOKENIZER), own.resolve(TOKENIZER));
        merged.add(packaged(own, own));
      }
      load(open, texts, () -> one(base));
      load(open, texts, () -> shared(base, adapters));
      load(open, texts, () -> merged(merged));
      return measured(open, texts);
    } finally {
      open.forEach(loaded -> loaded.turns().close());
    }
  }

  /** The package of a model and its tokenizer, which are copied unless they are there. */
  private ModelPackage<EncoderManifest> packaged(Path folder, Path from) throws IOException {
    Files.createDirectories(folder);
    for (String file : List.of(MODEL, TOKENIZER)) {
      if (!from.equals(folder)) {
        Files.copy(from.resolve(file), folder.resolve(file));
      }
    }
    return new ModelPackage<>(
        folder,
        new EncoderManifest(
            folder.getFileName().toString(),
            "1",
            MODEL,
            TOKENIZER,
            dimensions,
            Pooling.MEAN,
            MAX_TOKENS,
            LongTexts.HEAD,
            Map.of(
                MODEL, Sha256.of(folder.resolve(MODEL)),
                TOKENIZER, Sha256.of(folder.resolve(TOKENIZER)))));
  }

  private static EncoderTurns one(ModelPackage<EncoderManifest> base) {
    Encoder encoder = Encoder.open(base, Device.CPU);
    return new EncoderTurns(PLAIN, List.of(encoder), List.of(encoder.newWorker()));
  }

  private static EncoderTurns shared(
      ModelPackage<EncoderManifest> base, List<ModelPackage<AdapterManifest>> adapters) {
    Encoder encoder = AdaptableEncoder.open(base, adapters, Device.CPU);
    List<EncoderWorker> workers =
        adapters.stream().map(adapter -> encoder.newWorker(adapter.manifest().id())).toList();
    return new EncoderTurns(SHARED, List.of(encoder), workers);
  }

  private static EncoderTurns merged(List<ModelPackage<EncoderManifest>> models) {
    List<Encoder> encoders = models.stream().map(model -> Encoder.open(model, Device.CPU)).toList();
    return new EncoderTurns(MERGED, encoders, encoders.stream().map(Encoder::newWorker).toList());
  }

  /**
   * One form in memory, and what it took to get it there.
   *
   * @param vectors of the first text, by each of its workers
   */
  private record Loaded(
      EncoderTurns turns, List<float[]> vectors, double residentMiB, double millis) {}

  private static void load(List<Loaded> open, List<String> texts, Supplier<EncoderTurns> opener) {
    double before = settled();
    long start = System.nanoTime();
    EncoderTurns turns = opener.get();
    double millis = (System.nanoTime() - start) / 1e6;
    List<float[]> vectors = turns.vectors(texts.get(0)); // Each session has run by then.
    open.add(new Loaded(turns, vectors, settled() - before, millis));
  }

  /** Resident memory without what the collector would free. */
  private static double settled() {
    System.gc();
    return ProcessMemory.now().nativeMiB();
  }

  private List<AdapterForm> measured(List<Loaded> open, List<String> texts) {
    List<float[]> merged = open.get(open.size() - 1).vectors();
    List<Contender> turns = open.stream().<Contender>map(Loaded::turns).toList();
    Map<String, List<Turn>> measured =
        new Rounds(turns.get(0), turns.subList(1, turns.size())).run(settings.rounds(), texts);
    return open.stream()
        .map(
            each -> {
              String name = each.turns().name();
              List<Turn> own = measured.get(name);
              return new AdapterForm(
                  name,
                  own == null
                      ? 1
                      : new Sample(own.stream().mapToDouble(Turn::processorRatio)).median(),
                  each.residentMiB(),
                  each.millis(),
                  distance(each.vectors(), merged));
            })
        .toList();
  }

  /** The largest difference of two lists of vectors; of one vector to each, where it is alone. */
  private static double distance(List<float[]> some, List<float[]> others) {
    double most = 0;
    for (int i = 0; i < others.size(); i++) {
      float[] one = some.get(i % some.size());
      for (int d = 0; d < one.length; d++) {
        most = Math.max(most, Math.abs(one[d] - others.get(i)[d]));
      }
    }
    return most;
  }
}
