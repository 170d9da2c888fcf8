package dev.winnow.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a JVM does use such a file is for the test of {@code winnow up} to say. */
class ClassArchiveTest {
  private static final String WRITE = "-XX:ArchiveClassesAtExit=";
  private static final String USE = "-XX:SharedArchiveFile=";

  private final Path home;
  private final Path archives;
  private Path leash;

  ClassArchiveTest(@TempDir Path home) throws IOException {
    this.home = home;
    leash = Files.writeString(home.resolve("leash.jar"), "leash");
    Files.createDirectories(home.resolve("lib"));
    Files.writeString(home.resolve("lib").resolve("a.jar"), "a");
    archives = home.resolve("archives");
  }

  @Test
  void the_first_process_writes_what_the_next_one_uses() throws IOException {
    assertThat(archive("broker").isWritten()).isTrue();
    Path written = write("broker");

    assertThat(archive("broker").isWritten()).isFalse();
    assertThat(used("broker")).isEqualTo(only("broker")).hasContent(written.toString());
  }

  @Test
  void what_was_not_written_to_its_end_is_dropped() throws IOException {
    ClassArchive killed = archive("broker");
    Files.writeString(file(killed, WRITE), "half of it");

    killed.settle(false);

    assertThat(archives).isEmptyDirectory();
  }

  @Test
  void a_process_that_wrote_nothing_leaves_nothing() throws IOException {
    archive("broker").settle(true);

    assertThat(archives).isEmptyDirectory();
  }

  @Test
  void one_of_other_jars_is_not_used_and_gives_way() throws IOException {
    Path before = before("broker");
    Files.setLastModifiedTime(home.resolve("lib").resolve("a.jar"), FileTime.fromMillis(17_000));

    write("broker");

    assertThat(before).doesNotExist();
    assertThat(used("broker")).isEqualTo(only("broker"));
  }

  @Test
  void a_jar_more_makes_it_another_one() throws IOException {
    Path before = before("broker");
    Files.writeString(home.resolve("lib").resolve("b.jar"), "b");

    write("broker");

    assertThat(used("broker")).isNotEqualTo(before);
  }

  @Test
  void parts_leave_each_other_theirs() throws IOException {
    Path broker = before("broker");
    Path jobs = before("flink");

    assertThat(used("broker")).isEqualTo(broker);
    assertThat(used("flink")).isEqualTo(jobs);
  }

  @Test
  void what_a_killed_parent_has_left_goes_with_the_next_that_is_kept() throws IOException {
    Path left = Files.writeString(file(archive("broker"), WRITE), "nobody settles it");

    write("broker");

    assertThat(left).doesNotExist();
  }

  @Test
  void of_two_that_write_at_a_time_one_is_kept() throws IOException {
    ClassArchive first = archive("broker");
    ClassArchive second = archive("broker");
    Files.writeString(file(first, WRITE), "first");
    Files.writeString(file(second, WRITE), "second");

    first.settle(true);
    second.settle(true);

    assertThat(used("broker")).isEqualTo(only("broker")).hasContent("first");
  }

  @Test
  void classes_in_folders_are_not_kept() throws IOException {
    leash = home.resolve("lib");

    assertThat(archive("broker").flags()).isEmpty();
    assertThat(archive("broker").isWritten()).isFalse();
  }

  /** Writes one and keeps it; returns where the JVM was to put it, which is its content too. */
  private Path write(String part) throws IOException {
    ClassArchive archive = archive(part);
    Path next = file(archive, WRITE);
    Files.writeString(next, next.toString());
    archive.settle(true);
    return next;
  }

  private Path before(String part) throws IOException {
    write(part);
    return used(part);
  }

  private Path used(String part) throws IOException {
    return file(archive(part), USE);
  }

  private ClassArchive archive(String part) throws IOException {
    JavaCommand command =
        new JavaCommand(
            leash, part, List.of(home.resolve("lib") + "/*"), List.of(), "M", List.of());
    return ClassArchive.of(command, archives);
  }

  /** The only one of a part. */
  private Path only(String part) throws IOException {
    try (Stream<Path> files = Files.list(archives)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().startsWith(part)).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  private static Path file(ClassArchive archive, String flag) {
    assertThat(archive.flags()).anyMatch(given -> given.startsWith(flag));
    return archive.flags().stream()
        .filter(given -> given.startsWith(flag))
        .map(given -> Path.of(given.substring(flag.length())))
        .findFirst()
        .orElseThrow();
  }
}
