package dev.winnow.cli.drift;

import picocli.CommandLine.Command;

/** {@code winnow drift reference|check}. */
@Command(
    name = "drift",
    description = "Whether the stream still looks like the rows that thresholds were proven on.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DriftReferenceCommand.class, DriftCheckCommand.class})
public final class DriftCommand {}
