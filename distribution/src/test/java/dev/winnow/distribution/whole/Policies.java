package dev.winnow.distribution.whole;

import dev.winnow.cli.policy.PolicyCommand;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.stack.local.LocalStack;
import java.util.List;

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

  /**
   * The default policy without its screen, languages and routes: every item reaches the
   * specialists, and is judged alike.
   */
  public static String withoutScreen() {
    return PolicyYaml.defaultDocument()
        .replaceAll("(?ms)^language: .*", "")
        .replaceAll("(?m)^ +screen: .*\\n", "")
        .replaceAll(", screenShare: [0-9.]+", "");
  }

  /** {@code winnow policy rollback}; gives the new version. */
  public long rollback(long to) {
    return version(run("rollback", List.of(Long.toString(to))));
  }

  private String run(String command, List<String> arguments) {
    return Operator.run(stack, new PolicyCommand(), command, arguments);
  }

  private static long version(String acknowledgement) {
    return Operator.version(acknowledgement);
  }
}
