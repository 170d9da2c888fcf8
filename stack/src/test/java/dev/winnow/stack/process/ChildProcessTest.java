package dev.winnow.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ChildProcessTest {
  @Test
  void is_ready_when_it_says_so_and_ends_when_closed(@TempDir Path folder) throws Exception {
    ChildProcess child = ChildProcess.start(command(Waiting.class), folder);
    child.ready().get(20, TimeUnit.SECONDS);
    assertThat(child.isAlive()).isTrue();

    child.close();

    assertThat(child.isAlive()).isFalse();
    assertThat(Files.readString(folder.resolve("child.log"))).contains("winnow-child ready");
  }

  @Test
  void one_that_ends_before_it_is_ready_is_named_with_its_log(@TempDir Path folder) {
    ChildProcess child = ChildProcess.start(command(Failing.class), folder);

    assertThatThrownBy(() -> child.ready().get(20, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(ProcessFailedException.class)
        .hasMessageContaining("child ended with status 1")
        .hasMessageContaining("child.log");
  }

  @Test
  void does_not_outlive_a_parent_that_was_killed(@TempDir Path folder) throws Exception {
    ChildProcess parent = ChildProcess.start(command(Parent.class, folder.toString()), folder);
    parent.ready().get(30, TimeUnit.SECONDS);
    ProcessHandle grandchild =
        ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("pid")))).orElseThrow();
    assertThat(grandchild.isAlive()).isTrue();

    parent.kill();

    Awaitility.await("the grandchild is gone")
        .atMost(Duration.ofSeconds(20))
        .until(() -> !grandchild.isAlive());
  }

  private static JavaCommand command(Class<?> main, String... arguments) {
    return new JavaCommand(
        "child",
        List.of(System.getProperty("java.class.path")),
        List.of("-Xmx64m", "-XX:+UseSerialGC"),
        main.getName(),
        List.of(arguments));
  }

  /** Says that it is ready and stays. */
  public static final class Waiting {
    public static void main(String[] args) throws InterruptedException {
      Signals.ready("child");
      new java.util.concurrent.CountDownLatch(1).await();
    }
  }

  /** Ends at once. */
  public static final class Failing {
    public static void main(String[] args) {
      throw new IllegalStateException("on purpose");
    }
  }

  /** Starts a child of its own and stays. */
  public static final class Parent {
    public static void main(String[] args) throws Exception {
      Path folder = Path.of(args[0]);
      ChildProcess child = ChildProcess.start(command(Waiting.class), folder.resolve("grandchild"));
      child.ready().get(20, TimeUnit.SECONDS);
      Files.writeString(folder.resolve("pid"), Long.toString(child.pid()));
      Waiting.main(args);
    }
  }
}
