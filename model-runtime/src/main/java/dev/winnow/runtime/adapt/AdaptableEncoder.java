package dev.winnow.runtime.adapt;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedOutputStream;
import dev.winnow.onnx.graph.LinearLayer;
import dev.winnow.onnx.graph.LinearLayers;
import dev.winnow.onnx.graph.LoraGraph;
import dev.winnow.onnx.graph.OnnxFile;
import dev.winnow.onnx.graph.OnnxFileException;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.encode.Encoder;
import dev.winnow.runtime.encode.EncoderWorker;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.session.ModelSession;
import dev.winnow.runtime.session.ModelSignature;
import dev.winnow.runtime.session.Tensor;
import dev.winnow.runtime.session.TensorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An encoder in memory with adapters, which share its weights. Thread-safe; each thread encodes by
 * workers of its own, one for each adapter. Runs with different adapters may go on at once.
 */
public final class AdaptableEncoder implements AutoCloseable {
  private final EncoderManifest manifest;
  private final ModelSession session;
  private final Map<String, Map<String, Tensor>> inputsByAdapter;

  private AdaptableEncoder(
      EncoderManifest manifest,
      ModelSession session,
      Map<String, Map<String, Tensor>> inputsByAdapter) {
    this.manifest = manifest;
    this.session = session;
    this.inputsByAdapter = Map.copyOf(inputsByAdapter);
  }

  /**
   * Loads an encoder opened to adapters, and these with it. While it loads, its weights lie in
   * memory up to three times.
   *
   * @param adapters of this encoder, as {@link
   *     dev.winnow.runtime.repository.ModelRepository#adapter} promises
   */
  public static AdaptableEncoder open(
      ModelPackage<EncoderManifest> encoder,
      Collection<ModelPackage<AdapterManifest>> adapters,
      Device device) {
    Path file = encoder.file(encoder.manifest().model());
    ModelProto base = read(file);
    Map<String, LinearLayer> layers = LinearLayers.of(base.getGraph());
    List<LoraAdapter> read = new ArrayList<>();
    adapters.forEach(adapter -> read.add(LoraAdapter.read(adapter, layers)));
    Map<String, LinearLayer> changed = new TreeMap<>(layers);
    changed.keySet().removeIf(name -> read.stream().noneMatch(a -> a.layers().containsKey(name)));
    ModelSession session =
        ModelSession.open(
            file,
            bytes(LoraGraph.open(base, changed.values())),
            signature(encoder.manifest(), changed.values()),
            device);
    Map<String, Map<String, Tensor>> inputs = new HashMap<>();
    read.forEach(adapter -> inputs.put(adapter.manifest().id(), inputs(adapter, changed)));
    return new AdaptableEncoder(encoder.manifest(), session, inputs);
  }

  private static ModelProto read(Path file) {
    try {
      return OnnxFile.read(file);
    } catch (OnnxFileException e) {
      throw new ModelLoadException(String.valueOf(e.getMessage()), e);
    }
  }

  private static ByteBuffer bytes(ModelProto model) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(model.getSerializedSize());
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      model.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.flip();
  }

  private static ModelSignature signature(
      EncoderManifest manifest, Collection<LinearLayer> changed) {
    ModelSignature plain = Encoder.signature(manifest);
    List<TensorSpec> inputs = new ArrayList<>(plain.inputs());
    for (LinearLayer layer : changed) {
      String a = LoraGraph.inputA(layer.name());
      String b = LoraGraph.inputB(layer.name());
      inputs.add(TensorSpec.float32(a, (long) layer.in(), TensorSpec.ANY));
      inputs.add(TensorSpec.float32(b, TensorSpec.ANY, (long) layer.out()));
    }
    return new ModelSignature(inputs, plain.outputs());
  }

  private static Map<String, Tensor> inputs(LoraAdapter adapter, Map<String, LinearLayer> changed) {
    Map<String, Tensor> inputs = new HashMap<>();
    changed.forEach(
        (name, layer) -> {
          LowRank added =
              adapter.layers().getOrDefault(name, LowRank.zero(layer.in(), layer.out()));
          inputs.put(LoraGraph.inputA(name), added.tensorA());
          inputs.put(LoraGraph.inputB(name), added.tensorB());
        });
    return Map.copyOf(inputs);
  }

  /** Where it runs: never {@link Device#AUTO}. */
  public Device device() {
    return session.device();
  }

  /** A worker for one thread, which encodes with this adapter. */
  public EncoderWorker newWorker(String adapter) {
    Map<String, Tensor> inputs = inputsByAdapter.get(adapter);
    if (inputs == null) {
      throw new IllegalArgumentException(
          "adapter: %s (expected: one of %s)".formatted(adapter, inputsByAdapter.keySet()));
    }
    return EncoderWorker.adapted(session, manifest, inputs);
  }

  /** Waits for what is under way. */
  @Override
  public void close() {
    session.close();
  }
}
