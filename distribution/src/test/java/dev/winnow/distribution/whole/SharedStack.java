package dev.winnow.distribution.whole;

import dev.winnow.stack.local.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One running stack for all test classes of this JVM that ask for a {@link LocalStack}: they use
 * items of their own, and leave the policy as they found it.
 */
public final class SharedStack implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedStack.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalStack.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Started.class, key -> new Started(), Started.class)
        .stack;
  }

  /** Closed by JUnit after the last test. */
  private static final class Started implements AutoCloseable {
    private final LocalStack stack;

    Started() {
      try {
        stack = TestStack.start(Files.createTempDirectory(Path.of("target"), "shared-stack"));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      stack.close();
    }
  }
}
