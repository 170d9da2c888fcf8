package dev.winnow.distribution.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.stack.local.LocalStack;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Runs a command against a stack, as an operator would. */
public final class Operator {
  private Operator() {}

  /** What a subcommand that succeeds prints. */
  public static String run(
      LocalStack stack, Object command, String subcommand, List<String> arguments) {
    return run(0, stack, command, subcommand, arguments);
  }

  /** What a subcommand prints that ends with such an exit code. */
  public static String run(
      int expected, LocalStack stack, Object command, String subcommand, List<String> arguments) {
    List<String> line = new ArrayList<>(List.of(subcommand));
    line.addAll(arguments);
    line.addAll(List.of("--bootstrap", stack.settings().bootstrap()));
    line.addAll(List.of("--registry", stack.settings().registry()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        new CommandLine(command)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(line.toArray(String[]::new));
    assertThat(status).as(err.toString()).isEqualTo(expected);
    return out.toString();
  }

  static long version(String acknowledgement) {
    return Long.parseLong(acknowledgement.replaceAll("(?s).*\"version\":(\\d+).*", "$1"));
  }
}
