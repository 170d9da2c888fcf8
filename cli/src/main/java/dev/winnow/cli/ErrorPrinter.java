package dev.winnow.cli;

import dev.winnow.connectors.ConnectorException;
import dev.winnow.pipeline.policy.PolicyException;
import dev.winnow.runtime.ModelException;
import dev.winnow.training.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** One line for what an operator can mend, a stack trace for what only a developer can. */
final class ErrorPrinter implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (isForOperators(failure)) {
      command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + message(failure));
    } else {
      failure.printStackTrace(command.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static boolean isForOperators(Exception failure) {
    return failure instanceof ConnectorException
        || failure instanceof PolicyException
        || failure instanceof DataException
        || failure instanceof ModelException
        || failure instanceof IllegalArgumentException
        || failure instanceof IOException
        || failure instanceof UncheckedIOException;
  }

  /** The exceptions of the file system give the file alone as their message. */
  private static String message(Exception failure) {
    return failure instanceof IOException
        ? failure.getClass().getSimpleName() + ": " + failure.getMessage()
        : String.valueOf(failure.getMessage());
  }
}
