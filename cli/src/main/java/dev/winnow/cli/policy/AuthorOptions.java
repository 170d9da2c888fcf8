package dev.winnow.cli.policy;

import picocli.CommandLine.Option;

/** Who changes the policy, and why: it stays in the history. */
final class AuthorOptions {
  @Option(
      names = "--author",
      defaultValue = "${sys:user.name:-}",
      description = "Who changes it. Default: the user's name on this machine.")
  private String author = "";

  @Option(names = "--reason", defaultValue = "", description = "Why, for the history.")
  private String reason = "";

  String author() {
    return author;
  }

  String reason() {
    return reason;
  }
}
