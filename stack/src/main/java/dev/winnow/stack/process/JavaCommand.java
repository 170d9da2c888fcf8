package dev.winnow.stack.process;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Java process to be started, on a {@link Leash}.
 *
 * @param leash the jar or folder that holds the leash
 * @param name names the process and its log
 * @param classpath jars, or folders with {@code /*} behind them; the leash is added
 * @param flags for the JVM, its memory among them
 * @param mainClass what the leash runs
 */
public record JavaCommand(
    Path leash,
    String name,
    List<String> classpath,
    List<String> flags,
    String mainClass,
    List<String> arguments) {
  /** Ctrl-C goes to the parent and its children alike, but the parent is to end them in order. */
  private static final List<String> IGNORING_CTRL_C =
      List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh");

  private static final String ALL_JARS = "/*";
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  public JavaCommand {
    if (classpath.isEmpty()) {
      throw new IllegalArgumentException(name + ": classpath: empty (expected: jars)");
    }
    classpath = List.copyOf(classpath);
    flags = List.copyOf(flags);
    arguments = List.copyOf(arguments);
  }

  /** On the leash that this JVM has. */
  public JavaCommand(
      String name,
      List<String> classpath,
      List<String> flags,
      String mainClass,
      List<String> arguments) {
    this(ownLeash(), name, classpath, flags, mainClass, arguments);
  }

  /**
   * The whole command line.
   *
   * @param more flags for the JVM
   */
  List<String> line(List<String> more) {
    List<String> line = new ArrayList<>(IGNORING_CTRL_C);
    line.add(JAVA.toString());
    line.addAll(flags);
    line.addAll(more);
    line.add("-cp");
    line.add(leash + File.pathSeparator + String.join(File.pathSeparator, classpath));
    line.add(Leash.class.getName());
    line.add(mainClass);
    line.addAll(arguments);
    return line;
  }

  /** The files and folders of the classpath, those of {@code /*} one by one, by name. */
  List<Path> classpathEntries() throws IOException {
    List<Path> entries = new ArrayList<>(List.of(leash));
    for (String entry : classpath) {
      if (!entry.endsWith(ALL_JARS)) {
        entries.add(Path.of(entry));
        continue;
      }
      Path folder = Path.of(entry.substring(0, entry.length() - ALL_JARS.length()));
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(entries::add);
      }
    }
    return entries;
  }

  private static Path ownLeash() {
    try {
      return Path.of(Leash.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the leash's jar is not a file", e);
    }
  }
}
