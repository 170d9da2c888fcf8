package dev.winnow.runtime.adapt;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedOutputStream;
import dev.winnow.onnx.graph.LinearLayer;
import dev.winnow.onnx.graph.LinearLayers;
import dev.winnow.onnx.graph.OnnxFile;
import dev.winnow.onnx.graph.OnnxFileException;
import dev.winnow.onnx.lora.LoraGraph;
import dev.winnow.onnx.lora.LowRank;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.encode.Encoder;
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
 * Loads encoders that are open to adapters, which share its weights. Runs with different adapters
 * may go on at once, each on a thread of its own.
 */
public final class AdaptableEncoder {
  private AdaptableEncoder() {}

  /**
   * Loads an encoder opened to adapters, and these with it: {@link Encoder#newWorker(String)} takes
   * their ids. While it loads, its weights lie in memory up to three times.
   *
   * @param adapters of this encoder, as {@link
   *     dev.winnow.runtime.repository.ModelRepository#adapter} promises
   */
  public static Encoder open(
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
    Map<String, Map<String, Tensor>> inputs = new HashMap<>();
    read.forEach(adapter -> inputs.put(adapter.manifest().id(), inputs(adapter.layers(), changed)));
    return Encoder.open(
        encoder,
        () ->
            ModelSession.open(
                file,
                bytes(LoraGraph.open(base, changed.values())),
                signature(encoder.manifest(), changed.values()),
                device),
        inputs(Map.of(), changed),
        inputs);
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

  /** A layer that an adapter leaves alone is fed products that add nothing. */
  private static Map<String, Tensor> inputs(
      Map<String, LowRank> layers, Map<String, LinearLayer> changed) {
    Map<String, Tensor> inputs = new HashMap<>();
    changed.forEach(
        (name, layer) -> {
          LowRank added = layers.getOrDefault(name, LowRank.zero(layer.in(), layer.out()));
          inputs.put(LoraGraph.inputA(name), Tensor.of(added.a(), added.in(), added.rank()));
          inputs.put(LoraGraph.inputB(name), Tensor.of(added.b(), added.rank(), added.out()));
        });
    return Map.copyOf(inputs);
  }
}
