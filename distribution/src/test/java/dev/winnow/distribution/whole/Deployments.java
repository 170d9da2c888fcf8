package dev.winnow.distribution.whole;

import dev.winnow.cli.models.ModelsCommand;
import dev.winnow.stack.local.LocalStack;
import java.nio.file.Path;
import java.util.List;

/** The models of a stack, changed as an operator would: {@code winnow models}. */
public final class Deployments {
  private final LocalStack stack;

  public Deployments(LocalStack stack) {
    this.stack = stack;
  }

  /** {@code winnow models deploy}; gives the new version. */
  public long deploy(Path folder) {
    return Operator.version(
        Operator.run(stack, new ModelsCommand(), "deploy", List.of(folder.toString())));
  }

  /** {@code winnow models retire}; gives the new version. */
  public long retire(String id) {
    return Operator.version(Operator.run(stack, new ModelsCommand(), "retire", List.of(id)));
  }
}
