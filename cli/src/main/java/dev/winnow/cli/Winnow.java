package dev.winnow.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code winnow} command. */
@Command(
    name = "winnow",
    description = "Streaming content moderation: items in Kafka become verdicts in Kafka.",
    mixinStandardHelpOptions = true,
    subcommands = {})
public final class Winnow {
  private Winnow() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Winnow()).execute(args));
  }
}
