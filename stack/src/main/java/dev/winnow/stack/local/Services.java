package dev.winnow.stack.local;

import dev.winnow.stack.broker.BrokerMain;
import dev.winnow.stack.flink.FlinkMain;
import dev.winnow.stack.process.JavaCommand;
import dev.winnow.stack.process.Readiness;
import dev.winnow.stack.process.Service;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The command lines of the parts. Each has its memory set, so that the whole fits into a small
 * machine. The registry and the roll-ups are compiled only lightly, which brings them up sooner.
 */
final class Services {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  /**
   * The least that a broker takes. Where everything has been ended together the broker still waits
   * for the roll-ups of before when it comes up again, and lets none in before this is over.
   */
  private static final Duration ROLLUPS_SESSION = Duration.ofSeconds(6);

  private static final String SMALL_STACKS = "-Xss512k";

  private final StackSettings settings;
  private final Distribution distribution;

  Services(StackSettings settings) {
    this.settings = settings;
    this.distribution = settings.distribution();
  }

  Service broker() {
    return service(
        new JavaCommand(
            distribution.leash(),
            "broker",
            distribution.classpath(),
            flags("512m", settings.compilation(), List.of(SMALL_STACKS)),
            BrokerMain.class.getName(),
            List.of(
                "--folder", data("kafka"),
                "--port", Integer.toString(settings.ports().kafka()),
                "--controller-port", Integer.toString(settings.ports().controller()))),
        Readiness.said());
  }

  /** Its data is a file, so that it survives being killed. */
  Service registry() {
    List<String> own = new ArrayList<>(List.of(SMALL_STACKS));
    own.add("-Dquarkus.http.host=127.0.0.1");
    own.add("-Dquarkus.http.port=" + settings.ports().registry());
    own.add("-Dquarkus.management.host=127.0.0.1");
    own.add("-Dquarkus.management.port=" + settings.ports().registryManagement());
    own.add("-Dquarkus.log.console.color=false");
    own.add("-Dapicurio.datasource.url=jdbc:h2:file:" + data("registry"));
    return service(
        new JavaCommand(
            distribution.leash(),
            "registry",
            distribution.registryClasspath(),
            flags("320m", Compilation.LIGHT, own),
            "io.quarkus.runner.GeneratedMain",
            List.of()),
        Readiness.answers(URI.create(settings.registry() + "/subjects")));
  }

  Service jobs() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--flink.folder", data("flink"),
                "--flink.port", Integer.toString(settings.ports().flink()),
                "--bootstrap", settings.bootstrap(),
                "--registry", settings.registry(),
                "--models", distribution.models().toString()));
    arguments.addAll(settings.jobArguments());
    List<String> own = new ArrayList<>(JvmFlags.FLINK);
    own.add("-XX:MaxDirectMemorySize=384m");
    return service(
        new JavaCommand(
            distribution.leash(),
            "flink",
            distribution.classpath(),
            flags("1536m", settings.compilation(), own),
            FlinkMain.class.getName(),
            arguments),
        Readiness.said());
  }

  Service rollups() {
    return service(
        new JavaCommand(
            distribution.leash(),
            "rollups",
            distribution.consoleClasspath(),
            flags("256m", Compilation.LIGHT, List.of(SMALL_STACKS)),
            "dev.winnow.console.rollup.RollupMain",
            List.of(
                "--bootstrap", settings.bootstrap(),
                "--registry", settings.registry(),
                "--state-dir", data("rollups"),
                "-P", "session.timeout.ms=" + ROLLUPS_SESSION.toMillis(),
                "-P", "heartbeat.interval.ms=" + ROLLUPS_SESSION.toMillis() / 3)),
        Readiness.said());
  }

  private List<String> flags(String heap, Compilation compilation, List<String> own) {
    List<String> flags = new ArrayList<>(JvmFlags.COMMON);
    flags.add("-Xmx" + heap);
    flags.add("-Dlog4j2.configurationFile=" + distribution.logConfiguration());
    flags.addAll(compilation.flags());
    flags.addAll(own);
    return flags;
  }

  private String data(String part) {
    Path folder = settings.folder().resolve("data").resolve(part);
    return folder.toString();
  }

  private Service service(JavaCommand command, Readiness readiness) {
    return new Service(
        command, distribution.classArchives(), settings.logs(), readiness, START_LIMIT);
  }
}
