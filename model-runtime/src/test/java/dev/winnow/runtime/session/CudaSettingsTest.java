package dev.winnow.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CudaSettingsTest {
  @Test
  void the_defaults_compute_in_full_float32() {
    assertThat(CudaSettings.DEFAULT)
        .isEqualTo(
            new CudaSettings(
                0, ArenaGrowth.POWER_OF_TWO, ConvolutionSearch.HEURISTIC, false, Optional.empty()));
    assertThat(CudaSettings.DEFAULT.options())
        .isEqualTo(
            Map.of(
                "arena_extend_strategy",
                "kNextPowerOfTwo",
                "cudnn_conv_algo_search",
                "HEURISTIC",
                "use_tf32",
                "0"));
    assertThat(TensorRtSettings.DEFAULT.options())
        .isEqualTo(Map.of("trt_fp16_enable", "0", "trt_max_workspace_size", "1073741824"));
  }

  @Test
  void every_setting_reaches_its_option() {
    CudaSettings settings =
        Device.parse(
                "cuda:1,memory-limit=4gb,arena-growth=as-requested,convolution-search=default,"
                    + "tf32=true,tensorrt=true,tensorrt-fp16=true,tensorrt-workspace=512mb,"
                    + "tensorrt-cache=/var/cache/engines")
            .cuda();
    assertThat(settings.options())
        .isEqualTo(
            Map.of(
                "gpu_mem_limit",
                "4294967296",
                "arena_extend_strategy",
                "kSameAsRequested",
                "cudnn_conv_algo_search",
                "DEFAULT",
                "use_tf32",
                "1"));
    assertThat(settings.tensorRt().orElseThrow().options())
        .isEqualTo(
            Map.of(
                "trt_fp16_enable",
                "1",
                "trt_max_workspace_size",
                "536870912",
                "trt_engine_cache_enable",
                "1",
                "trt_engine_cache_path",
                "/var/cache/engines"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cuda:0,memory-limit=1024",
        "auto,tf32=true",
        "cuda:2,arena-growth=as-requested,convolution-search=exhaustive",
        "cuda:0,tensorrt=true",
        "cuda:0,tensorrt=true,tensorrt-fp16=true,tensorrt-workspace=1,tensorrt-cache=engines"
      })
  void reads_what_it_writes(String text) {
    assertThat(Device.parse(text)).hasToString(text);
  }

  @Test
  void a_setting_that_is_the_default_changes_nothing() {
    assertThat(Device.parse("auto,tf32=false,memory-limit=0")).isEqualTo(Device.AUTO);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          cuda:0,graphs=true           | device setting: graphs=true (expected: KEY=VALUE with one of memory-limit
          cuda:0,tf32                  | device setting: tf32 (expected: KEY=VALUE
          "cuda:0,"                    | "device setting:  (expected: KEY=VALUE"
          cuda:0,tf32=yes              | device setting: tf32=yes (expected: [true, false])
          cuda:0,tf32=true,tf32=false  | device setting: tf32 (expected: once)
          cuda:0,arena-growth=much     | device setting: arena-growth=much (expected: [power-of-two, as-requested])
          cuda:0,memory-limit=-1       | device setting: memory-limit=-1 (expected: bytes, such as 512mb or 4gb)
          cuda:0,tensorrt-fp16=true    | device setting: tensorrt-fp16 (expected: only with tensorrt=true)
          cuda:0,tensorrt=true,tensorrt-workspace=0 | tensorrt-workspace: 0 bytes (expected: > 0)
          cuda:0,tensorrt=true,tensorrt-cache= | tensorrt-cache: '' (expected: a folder
          cpu,tf32=true                | device: cpu,tf32=true (expected: settings only for cuda:N or auto)
          """)
  void refuses_what_it_does_not_know(String text, String message) {
    assertThatThrownBy(() -> Device.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void refuses_a_negative_limit_in_code_too() {
    assertThatThrownBy(
            () ->
                new CudaSettings(
                    -1,
                    ArenaGrowth.POWER_OF_TWO,
                    ConvolutionSearch.DEFAULT,
                    false,
                    Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("memory-limit: -1 bytes (expected: >= 0)");
  }
}
