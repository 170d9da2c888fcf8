package dev.winnow.distribution.cluster;

import dev.winnow.stack.process.ChildProcess;
import dev.winnow.stack.process.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A job manager and one task manager as processes, from Flink's plain jars with the worker bundle
 * behind them, and Flink's own command line to submit jobs with.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final Pattern JOB_ID = Pattern.compile("JobID ([0-9a-f]{32})");
  private static final Pattern JOB_STATE = Pattern.compile("\"state\":\"([A-Z]+)\"");
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final ClusterFiles files;
  private final URI rest;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<ChildProcess> processes = new ArrayList<>();

  private StandaloneCluster(ClusterFiles files, int restPort) {
    this.files = files;
    this.rest = URI.create("http://127.0.0.1:" + restPort);
  }

  /**
   * @param bundle what users copy to the {@code lib/} of Flink
   */
  static StandaloneCluster start(Path folder, Path bundle, int rpcPort, int restPort) {
    ClusterFiles files = ClusterFiles.write(folder, bundle, rpcPort, restPort);
    StandaloneCluster cluster = new StandaloneCluster(files, restPort);
    cluster.launch(
        "jobmanager",
        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
        "-Xmx384m");
    cluster.launch(
        "taskmanager",
        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
        "-Xmx512m",
        "-XX:MaxDirectMemorySize=256m",
        "-XX:MaxMetaspaceSize=256m");
    return cluster;
  }

  /** Whether the task manager has registered; fails where it or the job manager has ended. */
  boolean isUp() throws IOException {
    if (!isAlive()) {
      throw new IllegalStateException("a process of the cluster has ended: " + logs());
    }
    return get("/overview").contains("\"taskmanagers\":1");
  }

  /** {@code flink run -d JAR ARGUMENTS}, with the options before the jar; returns the job's id. */
  String submit(List<String> options, Path jar, List<String> arguments) throws Exception {
    List<String> line = new ArrayList<>(files.javaLine("-Xmx256m"));
    line.add("org.apache.flink.client.cli.CliFrontend");
    line.addAll(List.of("run", "-d", "-m", rest.getAuthority()));
    line.addAll(options);
    line.add(jar.toString());
    line.addAll(arguments);
    Path output = Files.createTempFile(files.folder(), "submit", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("FLINK_CONF_DIR", files.configuration().toString());
    Process process = builder.start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    String said = Files.readString(output);
    Matcher id = JOB_ID.matcher(said);
    if (!id.find()) {
      throw new IllegalStateException(jar.getFileName() + " was not submitted: " + said);
    }
    return id.group(1);
  }

  String state(String job) {
    Matcher state = JOB_STATE.matcher(get("/jobs/" + job));
    return state.find() ? state.group(1) : "UNKNOWN";
  }

  void cancel(String job) {
    send(
        HttpRequest.newBuilder(rest.resolve("/jobs/" + job + "?mode=cancel"))
            .method("PATCH", HttpRequest.BodyPublishers.noBody())
            .build());
  }

  boolean isAlive() {
    return processes.stream().allMatch(ChildProcess::isAlive);
  }

  /** All that the two processes have logged. */
  String logs() throws IOException {
    StringBuilder logs = new StringBuilder();
    try (Stream<Path> found = Files.list(files.logs())) {
      for (Path log : found.toList()) {
        logs.append(Files.readString(log, StandardCharsets.UTF_8));
      }
    }
    return logs.toString();
  }

  @Override
  public void close() {
    processes.forEach(ChildProcess::close);
  }

  private void launch(String name, String mainClass, String... memory) {
    List<String> flags = new ArrayList<>(ClusterFiles.FLAGS);
    flags.addAll(List.of(memory));
    processes.add(
        ChildProcess.start(
            new JavaCommand(
                name,
                List.of(files.classpath().split(File.pathSeparator)),
                flags,
                mainClass,
                List.of("--configDir", files.configuration().toString())),
            files.logs()));
  }

  private String get(String path) {
    return send(HttpRequest.newBuilder(rest.resolve(path)).GET().build());
  }

  /** The answer, or nothing as long as nobody listens. */
  private String send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (ConnectException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking Flink", e);
    }
  }
}
