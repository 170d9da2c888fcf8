package dev.winnow.runtime.intake;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.repository.PackageLimits;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * A zip from a stranger. Names that leave the folder are refused, and bytes are counted as they are
 * unpacked: what the archive says of its own sizes is not believed.
 */
final class PackageArchive {
  /** Weights hardly shrink; what grows by more is a bomb. */
  private static final long MAX_GROWTH = 200;

  /** So that growth is not held against an archive of a few kilobytes. */
  private static final long ALWAYS_BYTES = 1 << 20;

  private PackageArchive() {}

  /**
   * Unpacks an archive into an empty folder.
   *
   * @return the folder that holds the model: of an archive of one folder that folder
   */
  static Path unpack(Path archive, Path target, PackageLimits limits) throws IOException {
    long most = Math.max(ALWAYS_BYTES, Math.multiplyExact(MAX_GROWTH, Files.size(archive)));
    BoundedCopy copy = new BoundedCopy(limits, most);
    try (ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        copy.count();
        Path file = inside(target, entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.resolveSibling("."));
          copy.copy(zip, file);
        }
      }
    } catch (ZipException | EOFException | IllegalArgumentException | FileSystemException e) {
      throw new ModelLoadException(
          "%s: %s (expected: a zip of a model's folder)".formatted(archive, e.getMessage()), e);
    }
    return onlyFolder(target);
  }

  private static Path inside(Path target, String name) {
    boolean plain =
        !name.isEmpty()
            && !name.startsWith("/")
            && !name.contains("\\")
            && !name.contains(":")
            && name.indexOf('\0') < 0;
    Path file = plain ? target.resolve(name).normalize() : target;
    if (!plain || !file.startsWith(target) || file.equals(target)) {
      throw new ModelLoadException(
          "zip: entry %s leads out of the archive (expected: a path within)".formatted(name));
    }
    return file;
  }

  private static Path onlyFolder(Path target) throws IOException {
    try (Stream<Path> entries = Files.list(target)) {
      List<Path> all = entries.toList();
      if (all.isEmpty()) {
        throw new ModelLoadException("zip: empty (expected: a zip of a model's folder)");
      }
      return all.size() == 1 && Files.isDirectory(all.get(0)) ? all.get(0) : target;
    }
  }
}
