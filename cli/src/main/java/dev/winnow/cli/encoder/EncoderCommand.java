package dev.winnow.cli.encoder;

import picocli.CommandLine.Command;

/** {@code winnow encoder}: what is done to an encoder before it can be deployed. */
@Command(
    name = "encoder",
    description = "Compile encoders of the BERT family into int8 ones that run fast on CPUs.",
    subcommands = {RangesCommand.class, CompileCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class EncoderCommand {}
