package dev.winnow.stack.process;

import dev.winnow.runtime.repository.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The classes of a part, parsed and checked, in one file that a JVM maps into its memory instead of
 * reading them from jars anew (class-data sharing, JEP 350). The first process of the part that
 * ends in good order writes it. Without it a start takes longer, and nothing else changes: so
 * whatever goes wrong with the file is left at that.
 *
 * <p>A file is of use to the JVM and the jars alone that it was made with, so its name tells both,
 * and a folder holds one for each part. Thread-safe; several processes may use one folder.
 */
final class ClassArchive {
  /** A JVM that cannot use a file, or write one, is to go on without it and say nothing. */
  private static final List<String> SILENT = List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off");

  private static final String WRITE = "-XX:ArchiveClassesAtExit=";
  private static final int DIGITS = 16;

  private final Path folder;
  private final String prefix;
  private final Path file;
  private final Path next;
  private final List<String> flags;

  private ClassArchive(Path folder, JavaCommand command) throws IOException {
    this.folder = folder;
    this.prefix = command.name() + "-";
    List<Path> classpath = command.classpathEntries();
    this.file = folder.resolve(prefix + fingerprint(classpath) + ".jsa");
    this.next = folder.resolve(prefix + UUID.randomUUID() + ".next");
    this.flags = flags(classpath);
  }

  /**
   * That of a process which is about to be started.
   *
   * @param folder is made where it is missing
   * @throws IOException if the classpath cannot be read
   */
  static ClassArchive of(JavaCommand command, Path folder) throws IOException {
    return new ClassArchive(folder, command);
  }

  /** What the JVM is told: to use the file, or where there is none to write one as it ends. */
  List<String> flags() {
    return flags;
  }

  /** Whether the process writes the file as it ends, for which it takes some seconds. */
  boolean isWritten() {
    return flags.stream().anyMatch(flag -> flag.startsWith(WRITE));
  }

  /**
   * Keeps what the process has written, or drops it.
   *
   * @param whole whether the process came to the end of its own, and so to that of its file
   */
  void settle(boolean whole) {
    try {
      if (!whole) {
        Files.deleteIfExists(next);
      } else if (Files.exists(next)) {
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        dropOthers();
      }
    } catch (IOException e) {
      // somebody else was quicker
    }
  }

  private List<String> flags(List<Path> classpath) {
    // Of folders the JVM keeps no classes.
    if (!classpath.stream().allMatch(Files::isRegularFile)) {
      return List.of();
    }
    if (Files.exists(file)) {
      return flags("-XX:SharedArchiveFile=" + file);
    }
    return canWrite() ? flags(WRITE + next) : List.of();
  }

  private static List<String> flags(String flag) {
    return Stream.concat(Stream.of(flag), SILENT.stream()).toList();
  }

  private boolean canWrite() {
    try {
      return Files.isWritable(Files.createDirectories(folder));
    } catch (IOException e) {
      return false;
    }
  }

  /** Those of other jars, and what processes have left that were killed as they wrote. */
  private void dropOthers() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path other : files.toList()) {
        if (other.getFileName().toString().startsWith(prefix) && !other.equals(file)) {
          Files.deleteIfExists(other);
        }
      }
    }
  }

  private static String fingerprint(List<Path> classpath) throws IOException {
    StringBuilder made = new StringBuilder();
    made.append(System.getProperty("java.home")).append(' ');
    made.append(System.getProperty("java.vm.version")).append('\n');
    for (Path entry : classpath) {
      made.append(entry).append(' ').append(Files.size(entry)).append(' ');
      made.append(Files.getLastModifiedTime(entry).toMillis()).append('\n');
    }
    return Sha256.of(made.toString().getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
  }
}
