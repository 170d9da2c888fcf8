package dev.winnow.runtime.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How TensorRT runs what it can of a model; CUDA runs the rest.
 *
 * @param fp16 whether products may be rounded to float16; faster, and then a score may depend on
 *     what shares its batch
 * @param workspaceBytes memory that the search for an engine may take on the device
 * @param cache folder that keeps engines from one start to the next; empty to build them anew each
 *     time, which takes minutes
 */
public record TensorRtSettings(boolean fp16, long workspaceBytes, Optional<String> cache) {
  private static final long GIB = 1L << 30;

  public static final TensorRtSettings DEFAULT = new TensorRtSettings(false, GIB, Optional.empty());

  public TensorRtSettings {
    if (workspaceBytes < 1) {
      throw new IllegalArgumentException(
          "tensorrt-workspace: " + workspaceBytes + " bytes (expected: > 0)");
    }
    if (cache.filter(folder -> folder.isBlank() || folder.contains(",")).isPresent()) {
      throw new IllegalArgumentException(
          "tensorrt-cache: '" + cache.get() + "' (expected: a folder without a comma in its name)");
    }
  }

  /** The options of ONNX Runtime's TensorRT provider. */
  Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("trt_fp16_enable", fp16 ? "1" : "0");
    options.put("trt_max_workspace_size", Long.toString(workspaceBytes));
    cache.ifPresent(
        folder -> {
          options.put("trt_engine_cache_enable", "1");
          options.put("trt_engine_cache_path", folder);
        });
    return options;
  }
}
