package dev.winnow.distribution.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.cli.policy.PolicyCommand;
import dev.winnow.stack.local.LocalStack;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** The policy of a stack, changed as an operator would: {@code winnow policy}. */
public final class Policies {
  private final LocalStack stack;

  public Policies(LocalStack stack) {
    this.stack = stack;
  }

  /** {@code winnow policy set}; gives the new version. */
  public long set(String... assignments) {
    return version(run("set", List.of(assignments)));
  }

  /** {@code winnow policy rollback}; gives the new version. */
  public long rollback(long to) {
    return version(run("rollback", List.of(Long.toString(to))));
  }

  private String run(String command, List<String> arguments) {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(arguments);
    line.addAll(List.of("--bootstrap", stack.settings().bootstrap()));
    line.addAll(List.of("--registry", stack.settings().registry()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        new CommandLine(new PolicyCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(line.toArray(String[]::new));
    assertThat(status).as(err.toString()).isZero();
    return out.toString();
  }

  private static long version(String acknowledgement) {
    return Long.parseLong(acknowledgement.replaceAll("(?s).*\"version\":(\\d+).*", "$1"));
  }
}
