package dev.winnow.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code winnow} in a checkout of its own, with a Maven that builds nothing. */
class BuildScriptTest {
  private static final Path SCRIPT = Path.of(System.getProperty("winnow.root"), "winnow");
  private static final String BUILT = "model-runtime/target/models";
  private static final String ASSEMBLED = "distribution/target/winnow/models";

  @TempDir private Path root = Path.of("");

  @BeforeEach
  void check_out() throws IOException {
    Files.copy(SCRIPT, root.resolve("winnow"));
    maven("echo \"$@\" >> calls");
    for (String of : new String[] {BUILT, ASSEMBLED}) {
      folder(of + "/kept");
      folder(of + "/removed");
    }
    folder("models/kept");
    folder("distribution/target/winnow/lib");
  }

  @Test
  void a_package_that_is_no_longer_there_is_dropped_from_the_build_and_no_other()
      throws IOException, InterruptedException {
    assertThat(winnow("test", "-q")).isZero();

    assertThat(root.resolve("calls")).content().contains("verify -q");
    for (String of : new String[] {BUILT, ASSEMBLED}) {
      assertThat(root.resolve(of + "/removed")).doesNotExist();
      assertThat(root.resolve(of + "/kept")).isDirectory();
    }
  }

  @Test
  void what_was_not_built_whole_is_built_anew_and_nothing_else_is()
      throws IOException, InterruptedException {
    maven("exit 1");
    assertThat(winnow("test")).isNotZero();
    assertThat(root.resolve(".winnow/built")).doesNotExist();

    maven("echo \"$@\" >> calls");
    assertThat(winnow("test")).isZero();
    assertThat(winnow("test")).isZero();
    assertThat(root.resolve("calls")).hasContent("-B -ntp clean verify\n-B -ntp verify");
  }

  private void maven(String does) throws IOException {
    Path maven = folder("bin").resolve("mvn");
    Files.writeString(maven, "#!/bin/sh\ncd '%s'\n%s\n".formatted(root, does));
    assertThat(maven.toFile().setExecutable(true)).isTrue();
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(root.resolve(name));
  }

  private int winnow(String... arguments) throws IOException, InterruptedException {
    String[] line = new String[arguments.length + 2];
    line[0] = "bash";
    line[1] = root.resolve("winnow").toString();
    System.arraycopy(arguments, 0, line, 2, arguments.length);
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.redirectOutput(root.resolve("out").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .put("PATH", root.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
    builder.environment().remove("WINNOW_PROFILE");
    return builder.start().waitFor();
  }
}
