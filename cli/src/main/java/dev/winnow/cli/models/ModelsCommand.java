package dev.winnow.cli.models;

import picocli.CommandLine.Command;

/** {@code winnow models import|list|show|verify}. */
@Command(
    name = "models",
    description = "Bring in, list, show and check model packages.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ModelsImportCommand.class,
      ModelsListCommand.class,
      ModelsShowCommand.class,
      ModelsVerifyCommand.class
    })
public final class ModelsCommand {}
