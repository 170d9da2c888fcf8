package dev.winnow.cli.models;

import picocli.CommandLine.Command;

/** {@code winnow models …}. */
@Command(
    name = "models",
    description = "Bring in, list, show, check, promote, deploy and retire model packages.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ModelsImportCommand.class,
      ModelsListCommand.class,
      ModelsShowCommand.class,
      ModelsVerifyCommand.class,
      ModelsPromoteCommand.class,
      ModelsDeployCommand.class,
      ModelsRetireCommand.class,
      ModelsDeploymentsCommand.class
    })
public final class ModelsCommand {}
