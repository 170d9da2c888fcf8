package dev.winnow.runtime.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a model runs on a CUDA device.
 *
 * <p>CUDA graphs are not among them: ONNX Runtime replays a graph at the addresses that it was
 * captured with, which needs inputs bound to the device, and its Java interface has no such
 * binding.
 *
 * @param memoryLimitBytes of ONNX Runtime's arena on the device, for each model; 0 for no limit
 * @param tf32 whether products may be rounded to 10 bits, enough to let a score depend on what
 *     shares its batch
 * @param tensorRt where TensorRT is to run what it can
 */
public record CudaSettings(
    long memoryLimitBytes,
    ArenaGrowth arenaGrowth,
    ConvolutionSearch convolutionSearch,
    boolean tf32,
    Optional<TensorRtSettings> tensorRt) {
  /** In full float32, with all the memory of the device. */
  public static final CudaSettings DEFAULT =
      new CudaSettings(
          0, ArenaGrowth.POWER_OF_TWO, ConvolutionSearch.HEURISTIC, false, Optional.empty());

  public CudaSettings {
    if (memoryLimitBytes < 0) {
      throw new IllegalArgumentException(
          "memory-limit: " + memoryLimitBytes + " bytes (expected: >= 0)");
    }
  }

  /** The options of ONNX Runtime's CUDA provider. */
  Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    if (memoryLimitBytes > 0) {
      options.put("gpu_mem_limit", Long.toString(memoryLimitBytes));
    }
    options.put("arena_extend_strategy", arenaGrowth.option());
    options.put("cudnn_conv_algo_search", convolutionSearch.name());
    options.put("use_tf32", tf32 ? "1" : "0");
    return options;
  }
}
