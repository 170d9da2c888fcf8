package dev.winnow.stack.local;

import java.util.List;
import java.util.stream.Stream;

/** Flags of the JVMs of the stack, and of a cluster that is put together from jars. */
public final class JvmFlags {
  /** Small machines: one collector thread, and a process that runs out of memory ends. */
  public static final List<String> COMMON =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-Xshare:auto",
          "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.winnow.schemas");

  /** What Flink needs to be opened on Java 17, and no downloads by the tokenizers. */
  public static final List<String> FLINK =
      Stream.concat(
              Stream.of("-Dai.djl.offline=true"),
              Stream.of(
                      "java.lang",
                      "java.net",
                      "java.io",
                      "java.nio",
                      "java.lang.reflect",
                      "java.text",
                      "java.time",
                      "java.util",
                      "java.util.concurrent",
                      "java.util.concurrent.atomic",
                      "java.util.concurrent.locks",
                      "sun.nio.ch")
                  .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED"))
          .toList();

  private JvmFlags() {}
}
