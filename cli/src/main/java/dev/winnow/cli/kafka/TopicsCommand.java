package dev.winnow.cli.kafka;

import picocli.CommandLine.Command;

/** {@code winnow topics create|check}. */
@Command(
    name = "topics",
    description = "Create the topics and register their schemas, or check them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TopicsCreateCommand.class, TopicsCheckCommand.class})
public final class TopicsCommand {}
