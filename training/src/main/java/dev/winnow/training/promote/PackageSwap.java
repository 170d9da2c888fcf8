package dev.winnow.training.promote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.repository.LineageFile;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.training.lineage.PackageRef;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts a package into a folder of packages, in the place of another. The new one is made ready
 * aside; then the old one moves away and the new one in, each by one renaming. Whoever looks in
 * between finds no package there, and never a half one. What a process that died in between left
 * behind is put right by the next.
 *
 * <p>No file system renames a folder over another that is not empty, hence the two steps.
 */
public final class PackageSwap {
  private static final String REPLACED = ".replaced";
  private static final String LOCK = ".promote.lock";

  private final Path models;
  private final SwapSteps steps;

  /**
   * A swap in a folder of packages, which is made where it is not there.
   *
   * @param models folder of packages
   */
  public PackageSwap(Path models) throws IOException {
    this(Files.createDirectories(models).toRealPath(), SwapSteps.MOVES);
  }

  PackageSwap(Path models, SwapSteps steps) {
    this.models = models;
    this.steps = steps;
  }

  /** Where a package that is replaced will be kept, relative to the folder. */
  public static Path keptAt(PackageRef replaced, String stamp) {
    return Path.of(REPLACED, stamp + "-" + replaced.sha256().substring(0, 12), replaced.id());
  }

  /** Whether anything lies where this package would. */
  public static boolean holds(Path models, PackageRef ref) {
    return Files.exists(models.resolve(ref.id()));
  }

  /**
   * Puts the candidate in.
   *
   * @param candidate folder of the package, which stays as it is
   * @param expected what the candidate must still be
   * @param replaced the package whose place it takes, and {@link #keptAt where} that is kept
   * @param event is added to the lineage, behind the lines of the replaced one and its own
   */
  public void place(
      Path candidate, PackageRef expected, Optional<Replaced> replaced, ObjectNode event)
      throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                models.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel)) {
      if (lock == null) {
        throw new ModelLoadException(models + ": another promotion is under way");
      }
      SwapJournal journal = new SwapJournal(models);
      journal.recover();
      try {
        requireUnchanged(expected, replaced);
        swap(journal, ready(journal, candidate, expected, replaced, event), replaced);
      } catch (IOException | RuntimeException e) {
        journal.recover();
        throw e;
      }
      journal.end();
    }
  }

  private Path ready(
      SwapJournal journal,
      Path candidate,
      PackageRef expected,
      Optional<Replaced> replaced,
      ObjectNode event)
      throws IOException {
    Path made = journal.stage(candidate, expected.id());
    if (!PackageRef.of(made).equals(expected)) {
      throw new ModelLoadException(candidate + ": was changed while it was compared");
    }
    new ModelRepository(journal.packages()).any(expected.id());
    if (replaced.isPresent()) {
      LineageFile.prepend(models.resolve(replaced.get().ref().id()), made);
    }
    LineageFile.append(made, event);
    journal.flush(made);
    return made;
  }

  private void swap(SwapJournal journal, Path made, Optional<Replaced> replaced)
      throws IOException {
    String id = String.valueOf(made.getFileName());
    if (replaced.isPresent()) {
      Path old = models.resolve(replaced.get().ref().id());
      Path kept = models.resolve(replaced.get().keptAt());
      Files.createDirectories(kept.getParent());
      journal.begin(old, kept, id);
      steps.move(old, kept);
    }
    steps.move(made, models.resolve(id));
  }

  /** What lies there must be what was compared, or nothing. */
  private void requireUnchanged(PackageRef candidate, Optional<Replaced> replaced) {
    Path place = models.resolve(candidate.id());
    Optional<PackageRef> there = PackageRef.in(place);
    boolean ownPlace = replaced.filter(old -> old.ref().id().equals(candidate.id())).isPresent();
    if (Files.exists(place) && !ownPlace) {
      throw new ModelLoadException(place + ": is there already, and was not compared");
    }
    if (replaced.isPresent()
        && !PackageRef.in(models.resolve(replaced.get().ref().id()))
            .equals(Optional.of(replaced.get().ref()))) {
      throw new ModelLoadException(
          "%s: %s (expected: the package that was compared, %s)"
              .formatted(
                  place,
                  there.map(PackageRef::sha256).orElse("no package"),
                  replaced.get().ref().sha256()));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /**
   * A package that makes room.
   *
   * @param keptAt relative to the folder of packages
   */
  public record Replaced(PackageRef ref, Path keptAt) {}

  /** The renaming, so that a test can stop in between. */
  @FunctionalInterface
  interface SwapSteps {
    SwapSteps MOVES = (from, to) -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);

    void move(Path from, Path to) throws IOException;
  }
}
