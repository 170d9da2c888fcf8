package dev.winnow.runtime.session;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import dev.winnow.runtime.ModelLoadException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Brings one model file into native memory on the device that was asked for. */
final class SessionLoader {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment("winnow");
  private final Path model;
  private final Creation creation;
  private final ModelSignature required;
  private final FallbackNotice notice;

  /** How a model comes into native memory. */
  private interface Creation {
    OrtSession in(OrtEnvironment environment, OrtSession.SessionOptions options)
        throws OrtException;
  }

  SessionLoader(Path model, ModelSignature required, FallbackNotice notice) {
    this(
        model,
        (environment, options) -> environment.createSession(model.toString(), options),
        required,
        notice);
  }

  /** Of a model that was changed after it was read from {@code model}, in a direct buffer. */
  SessionLoader(Path model, ByteBuffer changed, ModelSignature required, FallbackNotice notice) {
    this(
        model,
        (environment, options) -> environment.createSession(changed, options),
        required,
        notice);
  }

  private SessionLoader(
      Path model, Creation creation, ModelSignature required, FallbackNotice notice) {
    this.model = model;
    this.creation = creation;
    this.required = required;
    this.notice = notice;
  }

  ModelSession load(Device device) {
    return switch (device.kind()) {
      case CPU -> loadOnCpu();
      case CUDA -> loadOnCuda(device);
      case AUTO -> loadOnBest(device.cuda());
    };
  }

  private ModelSession loadOnCpu() {
    try {
      return open(Device.CPU);
    } catch (OrtException e) {
      throw new ModelLoadException(
          "model: %s cannot be loaded: %s".formatted(model, e.getMessage()), e);
    }
  }

  private ModelSession loadOnCuda(Device device) {
    try {
      return open(device);
    } catch (OrtException e) {
      throw new ModelLoadException(
          "device: %s (expected: %s)".formatted(device, ExecutionProviders.needed(e)), e);
    }
  }

  /** Only trying tells whether CUDA works: the GPU build lists it even where no driver is. */
  private ModelSession loadOnBest(CudaSettings settings) {
    try {
      return open(Device.cuda(0).with(settings));
    } catch (OrtException e) {
      ModelSession session = loadOnCpu();
      notice.give("expected: " + ExecutionProviders.needed(e));
      return session;
    }
  }

  private ModelSession open(Device device) throws OrtException {
    try (OrtSession.SessionOptions options = options(device)) {
      OrtSession session = creation.in(environment, options);
      try {
        ModelSignature found =
            new ModelSignature(
                specs(session.getInputInfo().values()), specs(session.getOutputInfo().values()));
        required.requireFits(model, found);
        return new ModelSession(environment, session, found, device);
      } catch (OrtException | RuntimeException e) {
        session.close();
        throw e;
      }
    }
  }

  /**
   * One thread a run, because many runs at once beat many threads in one; no spinning, because the
   * cores belong to other runs; no memory patterns, because each new shape would keep one. Where a
   * model takes strings, the library's own log would hold them.
   */
  private OrtSession.SessionOptions options(Device device) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    try {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.setMemoryPatternOptimization(false);
      ExecutionProviders.add(options, device);
      if (required.takesStrings()) {
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      }
      return options;
    } catch (OrtException e) {
      options.close();
      throw e;
    }
  }

  private static List<TensorSpec> specs(Collection<NodeInfo> nodes) {
    return nodes.stream().map(SessionLoader::spec).toList();
  }

  private static TensorSpec spec(NodeInfo node) {
    if (node.getInfo() instanceof SequenceInfo sequence && holdsScores(sequence)) {
      return TensorSpec.maps(node.getName());
    }
    if (!(node.getInfo() instanceof TensorInfo tensor)) {
      return new TensorSpec(node.getName(), ElementType.OTHER, List.of());
    }
    return new TensorSpec(
        node.getName(),
        elementType(tensor.type),
        Arrays.stream(tensor.getShape()).boxed().toList());
  }

  private static boolean holdsScores(SequenceInfo sequence) {
    return sequence.isSequenceOfMaps() && sequence.mapInfo.valueType == OnnxJavaType.FLOAT;
  }

  private static ElementType elementType(OnnxJavaType type) {
    return switch (type) {
      case INT64 -> ElementType.INT64;
      case INT32 -> ElementType.INT32;
      case STRING -> ElementType.STRING;
      case FLOAT -> ElementType.FLOAT32;
      default -> ElementType.OTHER;
    };
  }
}
