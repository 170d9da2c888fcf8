package dev.winnow.stack.process;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java process to be started, on a {@link Leash}.
 *
 * @param name names the process and its log
 * @param classpath jars, or folders with {@code /*} behind them; the leash is added
 * @param flags for the JVM, its memory among them
 * @param mainClass what the leash runs
 */
public record JavaCommand(
    String name,
    List<String> classpath,
    List<String> flags,
    String mainClass,
    List<String> arguments) {
  /** Ctrl-C goes to the parent and its children alike, but the parent is to end them in order. */
  private static final List<String> IGNORING_CTRL_C =
      List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh");

  private static final Path LEASH = leash();
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  public JavaCommand {
    if (classpath.isEmpty()) {
      throw new IllegalArgumentException(name + ": classpath: empty (expected: jars)");
    }
    classpath = List.copyOf(classpath);
    flags = List.copyOf(flags);
    arguments = List.copyOf(arguments);
  }

  /** The whole command line. */
  List<String> line() {
    List<String> line = new ArrayList<>(IGNORING_CTRL_C);
    line.add(JAVA.toString());
    line.addAll(flags);
    line.add("-cp");
    line.add(LEASH + File.pathSeparator + String.join(File.pathSeparator, classpath));
    line.add(Leash.class.getName());
    line.add(mainClass);
    line.addAll(arguments);
    return line;
  }

  /** The jar or folder that holds the leash. */
  private static Path leash() {
    try {
      return Path.of(Leash.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the leash's jar is not a file", e);
    }
  }
}
