package dev.winnow.runtime.adapt;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.winnow.onnx.graph.LinearLayer;
import dev.winnow.onnx.graph.LinearLayers;
import dev.winnow.onnx.graph.OnnxFile;
import dev.winnow.onnx.lora.LoraMerge;
import dev.winnow.onnx.lora.LowRank;
import dev.winnow.runtime.BuiltModels;
import dev.winnow.runtime.RandomNetworks;
import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.repository.Pooling;
import dev.winnow.runtime.repository.Sha256;
import dev.winnow.runtime.tokenize.LongTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A folder of packages for one test: encoders, adapters of them, and heads. */
final class AdapterPackages {
  private final Path models;

  AdapterPackages(Path models) {
    this.models = models;
  }

  Path folder() {
    return models;
  }

  ModelRepository repository() {
    return new ModelRepository(models);
  }

  /** A transformer of few and narrow layers, with MiniLM's tokenizer. */
  EncoderManifest tiny() throws IOException {
    Path file = Files.createDirectories(models.resolve("base")).resolve("model.onnx");
    TinyTransformer.write(file, 1);
    return encoder("base", TinyTransformer.WIDTH);
  }

  EncoderManifest minilm() throws IOException {
    Path folder = Files.createDirectories(models.resolve("minilm"));
    Files.copy(
        BuiltModels.EXPORTED.resolve(BuiltModels.MINILM).resolve("model.onnx"),
        folder.resolve("model.onnx"));
    return encoder("minilm", 384);
  }

  /** The manifest of a folder with a model in it. */
  EncoderManifest encoder(String id, int dimensions) throws IOException {
    Path folder = models.resolve(id);
    Path tokenizer = folder.resolve("tokenizer.json");
    Files.copy(
        BuiltModels.EXPORTED.resolve(BuiltModels.MINILM).resolve("tokenizer.json"), tokenizer);
    EncoderManifest manifest =
        new EncoderManifest(
            id,
            "1",
            "model.onnx",
            "tokenizer.json",
            dimensions,
            Pooling.MEAN,
            256,
            LongTexts.HEAD,
            Map.of(
                "model.onnx", Sha256.of(folder.resolve("model.onnx")),
                "tokenizer.json", Sha256.of(tokenizer)));
    ManifestFile.write(folder, manifest);
    return manifest;
  }

  Map<String, LinearLayer> layers(EncoderManifest base) {
    return LinearLayers.of(
        OnnxFile.read(models.resolve(base.id()).resolve("model.onnx")).getGraph());
  }

  ModelPackage<AdapterManifest> packaged(String id, EncoderManifest base) {
    return repository().adapter(id, base);
  }

  /** An encoder of its own, into which an adapter is merged. */
  EncoderManifest merge(EncoderManifest base, String id, String mergedId) throws IOException {
    ModelProto model = OnnxFile.read(models.resolve(base.id()).resolve("model.onnx"));
    Map<String, LinearLayer> layers = LinearLayers.of(model.getGraph());
    LoraMerge merge = new LoraMerge(model);
    LoraAdapter adapter = LoraAdapter.read(packaged(id, base), layers);
    for (LinearLayer layer : layers.values()) {
      LowRank added = adapter.layers().get(layer.name());
      if (added != null) {
        merge.add(layer, added.a(), added.b());
      }
    }
    Path folder = Files.createDirectories(models.resolve(mergedId));
    OnnxFile.write(merge.model(), folder.resolve("model.onnx"));
    return encoder(mergedId, base.dimensions());
  }

  /**
   * A head with random weights; the same seed gives the same ones.
   *
   * @param adapter id of the adapter that it reads through, or empty
   * @param adapterSha256 of its weights, or empty
   */
  HeadManifest head(
      EncoderManifest encoder, String category, long seed, String adapter, String adapterSha256)
      throws IOException {
    String id = encoder.id() + "-" + category;
    Path folder = Files.createDirectories(models.resolve(id));
    Path file = folder.resolve("head.onnx");
    OnnxFile.write(
        RandomNetworks.of(new Random(seed), encoder.dimensions()).toModel("made", "in", "out"),
        file);
    HeadManifest manifest =
        new HeadManifest(
            id,
            "1",
            encoder.id(),
            encoder.modelSha256(),
            category,
            "head.onnx",
            Sha256.of(file),
            "in",
            encoder.dimensions(),
            "out",
            new PlattCalibration(1, 0, "none"),
            List.of(),
            adapter,
            adapterSha256);
    ManifestFile.write(folder, manifest);
    return manifest;
  }
}
