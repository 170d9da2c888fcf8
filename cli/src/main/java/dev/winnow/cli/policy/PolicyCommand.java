package dev.winnow.cli.policy;

import picocli.CommandLine.Command;

/** {@code winnow policy show|set|history|rollback}. */
@Command(
    name = "policy",
    description = "Show and change the policy: thresholds, actions, the interim action.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PolicyShowCommand.class,
      PolicySetCommand.class,
      PolicyHistoryCommand.class,
      PolicyRollbackCommand.class
    })
public final class PolicyCommand {}
