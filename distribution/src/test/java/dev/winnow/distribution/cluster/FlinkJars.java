package dev.winnow.distribution.cluster;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The jars that Flink's own distribution consists of, found on this JVM's classpath. Nothing of
 * Winnow and nothing of what its job jars bring: a cluster of these proves that jobs and worker
 * bundle are complete.
 */
final class FlinkJars {
  private static final Pattern FLINK =
      Pattern.compile(
          "(flink-(?!connector-(?!datagen-)|avro|test-utils).*|frocksdbjni-.*|log4j-.*|slf4j-api-.*"
              + "|commons-(cli|collections|collections4|text|math3|lang3|io|compress|codec)-.*"
              + "|kryo-.*|minlog-.*|objenesis-.*|reflectasm-.*|javassist-.*|jsr305-.*"
              + "|snappy-java-.*|lz4-java-.*|snakeyaml-engine-.*|async-profiler-.*|hash4j-.*|RoaringBitmap-.*)\\.jar");

  private FlinkJars() {}

  static List<String> classpath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(path -> FLINK.matcher(new File(path).getName()).matches())
        .toList();
  }
}
