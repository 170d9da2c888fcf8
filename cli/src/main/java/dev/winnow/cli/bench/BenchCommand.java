package dev.winnow.cli.bench;

import picocli.CommandLine.Command;

/** {@code winnow bench}: one subcommand a measurement. */
@Command(
    name = "bench",
    description = "Measure Winnow against what one would do without it, in one run.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      EndToEndCommand.class,
      OutageCommand.class,
      EncodersCommand.class,
      RuntimeCommand.class,
      SwapsCommand.class,
      HeadsCommand.class,
      AdaptersCommand.class,
      MicroCommand.class,
      LanguagesCommand.class,
      PiiCommand.class,
      ScreenCommand.class,
      CascadeCommand.class
    })
public final class BenchCommand {}
