package dev.winnow.training.promote;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.repository.PackageLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder aside in which a package is made ready, and the note of what is about to move. Used
 * under a lock.
 */
final class SwapJournal {
  private static final String FOLDER = ".promote";
  private static final String NOTE = "moving";

  private final Path models;
  private final Path folder;

  SwapJournal(Path models) {
    this.models = models;
    this.folder = models.resolve(FOLDER);
  }

  /** Puts back a package that was moved away for one that never came, and clears up. */
  void recover() throws IOException {
    Path note = folder.resolve(NOTE);
    if (Files.exists(note)) {
      List<String> lines = Files.readAllLines(note);
      Path old = models.resolve(lines.get(0));
      Path kept = models.resolve(lines.get(1));
      boolean came = Files.notExists(made(lines.get(2)));
      if (!came && Files.notExists(old) && Files.exists(kept)) {
        Files.move(kept, old, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(kept.getParent());
      }
    }
    end();
  }

  /** Copies a package's files aside. */
  Path stage(Path candidate, String id) throws IOException {
    Path made = Files.createDirectories(made(id));
    int count = 0;
    for (Path file : files(candidate)) {
      String name = String.valueOf(file.getFileName());
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new ModelLoadException(file + ": no file (expected: nothing but files)");
      }
      if (Files.size(file) > PackageLimits.DEFAULT.of(name)
          || ++count > PackageLimits.DEFAULT.files()) {
        throw new ModelLoadException(
            "%s: too large, or one of more than %d files"
                .formatted(file, PackageLimits.DEFAULT.files()));
      }
      try (InputStream in = Files.newInputStream(file)) {
        Files.copy(in, made.resolve(name)); // its bytes alone: what is read-only there is not here
      }
    }
    return made;
  }

  /** Brings the files to the disk, so that a renamed folder is never empty after a power cut. */
  void flush(Path made) throws IOException {
    for (Path file : files(made)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  /** Notes what is about to move, before it does. */
  void begin(Path old, Path kept, String id) throws IOException {
    Path written = folder.resolve(NOTE + ".next");
    Files.write(
        written,
        List.of(models.relativize(old).toString(), models.relativize(kept).toString(), id));
    Files.move(written, folder.resolve(NOTE), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Clears up. */
  void end() throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** The folder of packages that the new one is made in. */
  Path packages() {
    return folder.resolve("new");
  }

  private Path made(String id) {
    return packages().resolve(id);
  }

  private static List<Path> files(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.sorted().toList();
    }
  }
}
