package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where no broker answers a command says so soon, instead of trying for minutes. */
class NoBrokerTest {
  private static final List<List<String>> COMMANDS =
      List.of(
          // The broker is asked before the input is looked at.
          List.of("produce", "--input", "no-such-file.jsonl"),
          List.of("tail"),
          List.of("topics", "create"),
          List.of("topics", "check"),
          List.of("policy", "show"),
          List.of("policy", "set", "spam.action=limit"));

  @Test
  @Timeout(value = 40, unit = TimeUnit.SECONDS)
  void every_command_that_needs_kafka_fails_and_names_the_address() throws IOException {
    // Bound and never listening: a port that was given back would soon be somebody else's.
    try (Socket held = new Socket()) {
      held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      assertThatEveryCommandFailsAndNames("127.0.0.1:" + held.getLocalPort());
    }
  }

  private static void assertThatEveryCommandFailsAndNames(String nobody) {
    List<CompletableFuture<Run>> runs =
        COMMANDS.stream()
            .map(command -> CompletableFuture.supplyAsync(() -> run(command, nobody)))
            .toList();

    assertThat(runs.stream().map(CompletableFuture::join))
        .allSatisfy(
            run -> {
              assertThat(run.exit()).as(run.toString()).isEqualTo(1);
              assertThat(run.out()).isEmpty();
              assertThat(run.err().lines())
                  .singleElement()
                  .asString()
                  .contains(nobody + ": no broker answers within 5000 ms");
            });
  }

  @Test
  void an_address_that_is_none_is_named_without_a_stack_trace() {
    Run run = run(List.of("tail"), "no-such-host.invalid:9092");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err().lines()).singleElement().asString().contains("no-such-host.invalid:9092");
  }

  @Test
  void settings_that_no_client_can_be_made_of_are_named_without_a_stack_trace() {
    Run run = run(List.of("tail", "--property", "security.protocol=SASL_SSL"), "127.0.0.1:9092");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err().lines()).singleElement().asString().contains("JAAS");
  }

  private static Run run(List<String> command, String bootstrap) {
    return Run.of(Stream.concat(command.stream(), Stream.of("--bootstrap", bootstrap)).toList());
  }
}
