package dev.winnow.training.promote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.LineageFile;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.repository.Sha256;
import dev.winnow.training.lineage.PackageRef;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // by JUnit
class PackageSwapTest {
  @TempDir private Path folder;
  private Path models;
  private Path candidate;
  private PackageRef old;

  @BeforeEach
  void write_two_packages() throws IOException {
    models = Files.createDirectories(folder.resolve("models")).toRealPath();
    write(models.resolve("spammy"), "old", "first");
    candidate = folder.resolve("candidates/spammy");
    write(candidate, "new", "second");
    old = PackageRef.of(models.resolve("spammy"));
  }

  @Test
  void the_new_one_is_in_place_and_the_old_one_is_kept_whole() throws IOException {
    PackageSwap.Replaced replaced = replaced(old);
    new PackageSwap(models).place(candidate, ref(), Optional.of(replaced), event("third"));

    assertThat(content(models.resolve("spammy"))).isEqualTo("new");
    Path kept = models.resolve(replaced.keptAt());
    assertThat(content(kept)).isEqualTo("old");
    assertThat(PackageRef.of(kept)).isEqualTo(old);
    assertThat(events(models.resolve("spammy"))).containsExactly("first", "second", "third");
    assertThat(new ModelRepository(models).list()).hasSize(1);
    assertThat(models.resolve(".promote")).doesNotExist();
    assertThat(content(candidate)).isEqualTo("new");
    assertThat(events(candidate)).containsExactly("second");
  }

  @Test
  void a_package_of_another_name_makes_room_too() throws IOException {
    Path renamed = folder.resolve("candidates/other");
    write(renamed, "new", "second");
    PackageSwap.Replaced replaced = replaced(old);
    new PackageSwap(models)
        .place(renamed, PackageRef.of(renamed), Optional.of(replaced), event("third"));

    assertThat(models.resolve("spammy")).doesNotExist();
    assertThat(content(models.resolve("other"))).isEqualTo("new");
  }

  @Test
  void where_the_new_one_cannot_move_in_the_old_one_is_back() {
    PackageSwap failing =
        new PackageSwap(
            models,
            (from, to) -> {
              if (from.startsWith(models.resolve(".promote"))) {
                throw new IOException("full");
              }
              Files.move(from, to);
            });

    assertThatThrownBy(
            () -> failing.place(candidate, ref(), Optional.of(replaced(old)), event("third")))
        .hasMessage("full");
    assertThat(PackageRef.of(models.resolve("spammy"))).isEqualTo(old);
    assertThat(models.resolve(".promote")).doesNotExist();
  }

  @Test
  void what_a_process_that_died_in_between_left_is_put_right_by_the_next() throws IOException {
    PackageSwap dying =
        new PackageSwap(
            models,
            (from, to) -> {
              if (from.startsWith(models.resolve(".promote"))) {
                throw new AssertionError("killed");
              }
              Files.move(from, to);
            });
    assertThatThrownBy(
            () -> dying.place(candidate, ref(), Optional.of(replaced(old)), event("third")))
        .isInstanceOf(AssertionError.class);
    assertThat(models.resolve("spammy")).doesNotExist();

    PackageSwap.Replaced replaced =
        new PackageSwap.Replaced(old, PackageSwap.keptAt(old, "20260102T000000Z"));
    new PackageSwap(models).place(candidate, ref(), Optional.of(replaced), event("again"));

    assertThat(content(models.resolve("spammy"))).isEqualTo("new");
    assertThat(content(models.resolve(replaced.keptAt()))).isEqualTo("old");
    try (Stream<Path> kept = Files.list(models.resolve(".replaced"))) {
      assertThat(kept).hasSize(1);
    }
    assertThat(events(models.resolve("spammy"))).containsExactly("first", "second", "again");
  }

  @Test
  void what_was_not_compared_is_not_replaced() throws IOException {
    PackageRef compared = old;
    write(models.resolve("spammy"), "another", "meanwhile");

    assertThatThrownBy(
            () ->
                new PackageSwap(models)
                    .place(candidate, ref(), Optional.of(replaced(compared)), event("third")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("expected: the package that was compared");
    assertThat(content(models.resolve("spammy"))).isEqualTo("another");
  }

  @Test
  void a_candidate_that_changed_meanwhile_is_refused() throws IOException {
    PackageRef compared = ref();
    write(candidate, "changed", "later");

    assertThatThrownBy(
            () ->
                new PackageSwap(models)
                    .place(candidate, compared, Optional.of(replaced(old)), event("third")))
        .hasMessageContaining("was changed while it was compared");
    assertThat(content(models.resolve("spammy"))).isEqualTo("old");
  }

  @Test
  void a_file_that_is_not_what_the_manifest_says_is_refused() throws IOException {
    PackageRef compared = ref();
    Files.writeString(candidate.resolve("head.bin"), "torn");

    assertThatThrownBy(
            () ->
                new PackageSwap(models)
                    .place(candidate, compared, Optional.of(replaced(old)), event("third")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("sha256");
    assertThat(content(models.resolve("spammy"))).isEqualTo("old");
  }

  @Test
  void two_at_once_are_refused() throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                models.resolve(".promote.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatThrownBy(
              () ->
                  new PackageSwap(models)
                      .place(candidate, ref(), Optional.of(replaced(old)), event("third")))
          .hasMessageContaining("another promotion is under way");
    }
  }

  private PackageRef ref() {
    return PackageRef.of(candidate);
  }

  private static PackageSwap.Replaced replaced(PackageRef ref) {
    return new PackageSwap.Replaced(ref, PackageSwap.keptAt(ref, "20260101T000000Z"));
  }

  private static ObjectNode event(String name) {
    return JsonNodeFactory.instance.objectNode().put("event", name);
  }

  private static List<String> events(Path of) throws IOException {
    return LineageFile.read(of).stream()
        .map((JsonNode event) -> event.path("event").asText())
        .toList();
  }

  private static String content(Path of) throws IOException {
    return Files.readString(of.resolve("head.bin"));
  }

  private static void write(Path folder, String content, String event) throws IOException {
    Files.createDirectories(folder);
    Files.deleteIfExists(folder.resolve(LineageFile.NAME));
    Files.writeString(folder.resolve("head.bin"), content);
    ManifestFile.write(
        folder,
        new HeadManifest(
            String.valueOf(folder.getFileName()),
            "1",
            "encoder",
            "0".repeat(64),
            "spam",
            "head.bin",
            Sha256.of(content.getBytes(StandardCharsets.UTF_8)),
            "vectors",
            2,
            "score",
            PlattCalibration.UNFITTED));
    LineageFile.append(folder, event(event));
  }
}
