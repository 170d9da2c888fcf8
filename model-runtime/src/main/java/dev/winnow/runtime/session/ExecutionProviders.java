package dev.winnow.runtime.session;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.util.Map;

/** What ONNX Runtime puts between a model and a device. */
final class ExecutionProviders {
  private ExecutionProviders() {}

  /** Adds what the device needs beyond the CPU; fails where ONNX Runtime cannot load it. */
  static void add(OrtSession.SessionOptions options, Device device) throws OrtException {
    if (device.kind() != Device.Kind.CUDA) {
      return;
    }
    if (device.cuda().tensorRt().isPresent()) {
      addTensorRt(options, device.index(), device.cuda().tensorRt().get());
    }
    addCuda(options, device.index(), device.cuda());
  }

  private static void addCuda(OrtSession.SessionOptions options, int index, CudaSettings settings)
      throws OrtException {
    try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(index)) {
      for (Map.Entry<String, String> option : settings.options().entrySet()) {
        cuda.add(option.getKey(), option.getValue());
      }
      options.addCUDA(cuda);
    }
  }

  /** The providers take what they can in the order in which they were added. */
  private static void addTensorRt(
      OrtSession.SessionOptions options, int index, TensorRtSettings settings) throws OrtException {
    try (OrtTensorRTProviderOptions tensorRt = new OrtTensorRTProviderOptions(index)) {
      for (Map.Entry<String, String> option : settings.options().entrySet()) {
        tensorRt.add(option.getKey(), option.getValue());
      }
      options.addTensorrt(tensorRt);
    }
  }

  /** What a device other than the CPU needs that is not there, for an error message. */
  static String needed(OrtException failure) {
    return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)
        ? "a CUDA device that works here, with the libraries of CUDA and cuDNN; found: "
            + failure.getMessage()
        : "a build with -Pgpu; this one has ONNX Runtime for the CPU alone";
  }
}
