package dev.winnow.cli.kafka;

import picocli.CommandLine.Option;

/** Who changes what all jobs follow, and why: it stays in the history. */
public final class AuthorOptions {
  @Option(
      names = "--author",
      defaultValue = "${sys:user.name:-}",
      description = "Who changes it. Default: the user's name on this machine.")
  private String author = "";

  @Option(names = "--reason", defaultValue = "", description = "Why, for the history.")
  private String reason = "";

  public String author() {
    return author;
  }

  public String reason() {
    return reason;
  }
}
