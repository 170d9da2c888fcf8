package dev.winnow.distribution.cluster;

import dev.winnow.stack.local.JvmFlags;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder of a cluster: its {@code config.yaml}, its logs, and what its processes run from.
 *
 * @param bundle jars that lie in Flink's {@code lib/}
 */
record ClusterFiles(Path folder, Path bundle) {
  /** What Flink needs to be opened on Java 17, and what Winnow asks for in docs/deploy.md. */
  static final List<String> FLAGS = flags();

  private static final String CONFIGURATION =
      """
      jobmanager:
        rpc: {address: 127.0.0.1, port: RPC_PORT}
        bind-host: 127.0.0.1
      rest: {address: 127.0.0.1, bind-address: 127.0.0.1, port: REST_PORT, bind-port: REST_PORT}
      web.submit.enable: false
      taskmanager:
        bind-host: 127.0.0.1
        host: 127.0.0.1
        numberOfTaskSlots: 2
        cpu.cores: 1.0
        memory:
          task.heap.size: 384m
          task.off-heap.size: 128m
          framework.heap.size: 128m
          framework.off-heap.size: 64m
          managed.size: 128m
          jvm-metaspace.size: 256m
          jvm-overhead.min: 192m
          jvm-overhead.max: 192m
          network.min: 64m
          network.max: 64m
      io.tmp.dirs: SCRATCH
      blob.storage.directory: SCRATCH
      """;

  static ClusterFiles write(Path folder, Path bundle, int rpcPort, int restPort) {
    ClusterFiles files = new ClusterFiles(folder, bundle);
    try {
      Path scratch = Files.createDirectories(folder.resolve("scratch"));
      Files.createDirectories(files.configuration());
      Files.writeString(
          files.configuration().resolve("config.yaml"),
          CONFIGURATION
              .replace("RPC_PORT", Integer.toString(rpcPort))
              .replace("REST_PORT", Integer.toString(restPort))
              .replace("SCRATCH", scratch.toString()));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path configuration() {
    return folder.resolve("conf");
  }

  Path logs() {
    return folder.resolve("logs");
  }

  String classpath() {
    List<String> classpath = new ArrayList<>(FlinkJars.classpath());
    classpath.add(bundle + "/*");
    return String.join(File.pathSeparator, classpath);
  }

  /** The start of a command line, up to the main class. */
  List<String> javaLine(String memory) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(FLAGS);
    line.addAll(List.of(memory, "-cp", classpath()));
    return line;
  }

  private static List<String> flags() {
    List<String> flags = new ArrayList<>();
    flags.addAll(JvmFlags.COMMON);
    flags.addAll(JvmFlags.FLINK);
    flags.add("-XX:TieredStopAtLevel=1");
    flags.add(
        "-Dlog4j2.configurationFile="
            + Path.of(System.getProperty("winnow.root"), ".mvn", "log4j2-test.properties"));
    return List.copyOf(flags);
  }
}
