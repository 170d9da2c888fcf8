package dev.winnow.runtime.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@link CudaSettings} as people write them: {@code memory-limit=4gb,tensorrt=true}. */
final class CudaText {
  private static final String MEMORY_LIMIT = "memory-limit";
  private static final String ARENA_GROWTH = "arena-growth";
  private static final String CONVOLUTION_SEARCH = "convolution-search";
  private static final String TF32 = "tf32";
  private static final String TENSORRT = "tensorrt";
  private static final String FP16 = "tensorrt-fp16";
  private static final String WORKSPACE = "tensorrt-workspace";
  private static final String CACHE = "tensorrt-cache";
  private static final List<String> KEYS =
      List.of(
          MEMORY_LIMIT, ARENA_GROWTH, CONVOLUTION_SEARCH, TF32, TENSORRT, FP16, WORKSPACE, CACHE);

  private static final Pattern BYTES = Pattern.compile("(\\d{1,12})(kb|mb|gb)?");

  private final Map<String, String> values = new LinkedHashMap<>();

  private CudaText() {}

  /** Reads settings parted by commas; an unknown key, or one that comes twice, is refused. */
  static CudaSettings parse(String text) {
    CudaText settings = new CudaText();
    for (String setting : text.split(",", -1)) {
      settings.add(setting);
    }
    return settings.read();
  }

  private void add(String setting) {
    int end = setting.indexOf('=');
    String key = end < 0 ? setting : setting.substring(0, end);
    if (end < 0 || !KEYS.contains(key)) {
      throw new IllegalArgumentException(
          "device setting: %s (expected: KEY=VALUE with one of %s)"
              .formatted(setting, String.join(", ", KEYS)));
    }
    if (values.put(key, setting.substring(end + 1)) != null) {
      throw new IllegalArgumentException("device setting: " + key + " (expected: once)");
    }
  }

  private CudaSettings read() {
    CudaSettings otherwise = CudaSettings.DEFAULT;
    return new CudaSettings(
        bytes(MEMORY_LIMIT, otherwise.memoryLimitBytes()),
        oneOf(ARENA_GROWTH, ArenaGrowth.values(), otherwise.arenaGrowth()),
        oneOf(CONVOLUTION_SEARCH, ConvolutionSearch.values(), otherwise.convolutionSearch()),
        flag(TF32, otherwise.tf32()),
        tensorRt());
  }

  private Optional<TensorRtSettings> tensorRt() {
    TensorRtSettings otherwise = TensorRtSettings.DEFAULT;
    if (flag(TENSORRT, false)) {
      return Optional.of(
          new TensorRtSettings(
              flag(FP16, otherwise.fp16()),
              bytes(WORKSPACE, otherwise.workspaceBytes()),
              Optional.ofNullable(values.get(CACHE))));
    }
    for (String key : List.of(FP16, WORKSPACE, CACHE)) {
      if (values.containsKey(key)) {
        throw new IllegalArgumentException(
            "device setting: %s (expected: only with tensorrt=true)".formatted(key));
      }
    }
    return Optional.empty();
  }

  private boolean flag(String key, boolean otherwise) {
    return oneOf(key, new Boolean[] {true, false}, otherwise);
  }

  private <T> T oneOf(String key, T[] all, T otherwise) {
    @Nullable String value = values.get(key);
    if (value == null) {
      return otherwise;
    }
    for (T one : all) {
      if (one.toString().equals(value)) {
        return one;
      }
    }
    throw refused(key, value, List.of(all).toString());
  }

  private long bytes(String key, long otherwise) {
    @Nullable String value = values.get(key);
    if (value == null) {
      return otherwise;
    }
    Matcher matcher = BYTES.matcher(value);
    if (!matcher.matches()) {
      throw refused(key, value, "bytes, such as 512mb or 4gb");
    }
    int shift = matcher.group(2) == null ? 0 : 10 * (1 + "kmg".indexOf(matcher.group(2).charAt(0)));
    return Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << shift);
  }

  private static IllegalArgumentException refused(String key, String value, String expected) {
    return new IllegalArgumentException(
        "device setting: %s=%s (expected: %s)".formatted(key, value, expected));
  }

  /** What differs from the defaults, each with a comma before it; {@link #parse} reads it back. */
  static String write(CudaSettings settings) {
    CudaSettings usual = CudaSettings.DEFAULT;
    StringBuilder text = new StringBuilder();
    append(text, MEMORY_LIMIT, settings.memoryLimitBytes(), usual.memoryLimitBytes());
    append(text, ARENA_GROWTH, settings.arenaGrowth(), usual.arenaGrowth());
    append(text, CONVOLUTION_SEARCH, settings.convolutionSearch(), usual.convolutionSearch());
    append(text, TF32, settings.tf32(), usual.tf32());
    settings.tensorRt().ifPresent(tensorRt -> append(text, tensorRt));
    return text.toString();
  }

  private static void append(StringBuilder text, TensorRtSettings settings) {
    TensorRtSettings usual = TensorRtSettings.DEFAULT;
    append(text, TENSORRT, true, false);
    append(text, FP16, settings.fp16(), usual.fp16());
    append(text, WORKSPACE, settings.workspaceBytes(), usual.workspaceBytes());
    settings.cache().ifPresent(folder -> append(text, CACHE, folder, ""));
  }

  private static void append(StringBuilder text, String key, Object value, Object usual) {
    if (!value.equals(usual)) {
      text.append(',').append(key).append('=').append(value);
    }
  }
}
