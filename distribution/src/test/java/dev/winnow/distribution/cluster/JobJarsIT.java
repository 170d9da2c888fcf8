package dev.winnow.distribution.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies in the job jars and what in the worker bundle. */
class JobJarsIT {
  private static final Path CLUSTER =
      Path.of(System.getProperty("winnow.root"), "distribution", "target", "winnow", "cluster");

  @ParameterizedTest
  @CsvSource({
    "winnow-moderate.jar, dev.winnow.pipeline.job.ModerateJob",
    "winnow-escalate.jar, dev.winnow.pipeline.escalate.EscalateJob"
  })
  void a_job_jar_starts_its_job_and_brings_neither_flink_nor_models_nor_native_libraries(
      String name, String mainClass) throws IOException {
    try (JarFile jar = new JarFile(CLUSTER.resolve("jobs").resolve(name).toFile())) {
      List<String> entries = jar.stream().map(ZipEntry::getName).toList();

      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class")).isEqualTo(mainClass);
      assertThat(entries)
          .contains(mainClass.replace('.', '/') + ".class")
          .noneMatch(entry -> entry.matches(".*\\.(so|dll|dylib|jnilib|onnx)"))
          .noneMatch(entry -> entry.matches("org/apache/flink/(core|runtime|streaming/api)/.*"))
          .noneMatch(entry -> entry.matches("(ai|org/rocksdb|org/apache/avro|org/slf4j)/.*"))
          .noneMatch(entry -> entry.matches("dev/winnow/(runtime|schemas)/.*"));
    }
  }

  @Test
  void the_worker_bundle_holds_what_loads_once_in_a_process() throws IOException {
    try (Stream<Path> jars = Files.list(CLUSTER.resolve("lib"))) {
      List<String> names =
          jars.map(jar -> jar.getFileName().toString().replaceAll("-[0-9].*", "")).toList();

      assertThat(names)
          .contains("winnow-model-runtime", "winnow-schemas", "tokenizers", "avro", "zstd-jni")
          .containsAnyOf("onnxruntime", "onnxruntime_gpu")
          .doesNotContain("winnow-pipeline", "winnow-connectors", "flink-core", "flink-runtime")
          .doesNotHaveDuplicates();
    }
  }
}
