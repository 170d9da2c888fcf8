package dev.winnow.runtime.intake;

import dev.winnow.runtime.repository.ManifestFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder aside, on the same disk as its target, that is gone when it is closed. */
final class Staging implements AutoCloseable {
  private final Path folder;

  private Staging(Path folder) {
    this.folder = folder;
  }

  static Staging in(Path target) throws IOException {
    return new Staging(Files.createTempDirectory(target, ".import-").toRealPath());
  }

  /** Where an archive is unpacked. */
  Path unpacked() throws IOException {
    return Files.createDirectories(folder.resolve("unpacked"));
  }

  /** The folder of packages that the new one is made in. */
  Path packages() throws IOException {
    return Files.createDirectories(folder.resolve("packages"));
  }

  Path packageFolder(String id) throws IOException {
    Path made = packages().resolve(id).normalize();
    if (!packages().equals(made.getParent())) {
      throw new IllegalArgumentException("id: " + id + " (expected: a plain name)");
    }
    return Files.createDirectory(made);
  }

  /** Puts a package of the target beside the new one, without copying it. */
  void lend(Path lent) throws IOException {
    if (Files.notExists(lent.resolve(ManifestFile.NAME))) {
      return;
    }
    Path beside = Files.createDirectory(packages().resolve(lent.getFileName()));
    try (Stream<Path> files = Files.list(lent)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.createLink(beside.resolve(file.getFileName()), file.toRealPath());
      }
    }
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
