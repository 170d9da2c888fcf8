package dev.winnow.runtime.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // by JUnit
class LineageFileTest {
  @TempDir private Path folder;
  private Path older;
  private Path newer;

  @BeforeEach
  void make_two_folders() throws IOException {
    older = Files.createDirectory(folder.resolve("older"));
    newer = Files.createDirectory(folder.resolve("newer"));
  }

  @Test
  void lines_are_added_at_the_end() throws IOException {
    assertThat(LineageFile.read(older)).isEmpty();
    LineageFile.append(older, event("a"));
    LineageFile.append(older, event("b"));

    assertThat(LineageFile.read(older)).containsExactly(event("a"), event("b"));
  }

  @Test
  void the_lines_of_an_older_package_stand_first_and_none_stands_twice() throws IOException {
    LineageFile.append(older, event("a"));
    LineageFile.append(older, event("b"));
    LineageFile.append(newer, event("a"));
    LineageFile.append(newer, event("c"));

    LineageFile.prepend(older, newer);

    assertThat(LineageFile.read(newer)).containsExactly(event("a"), event("b"), event("c"));
  }

  @Test
  void without_lines_there_is_no_file() throws IOException {
    LineageFile.prepend(older, newer);

    assertThat(newer.resolve(LineageFile.NAME)).doesNotExist();
  }

  @Test
  void a_link_is_not_followed() throws IOException {
    LineageFile.append(older, event("a"));
    Files.createSymbolicLink(newer.resolve(LineageFile.NAME), older.resolve(LineageFile.NAME));

    assertThatThrownBy(() -> LineageFile.read(newer)).isInstanceOf(ModelLoadException.class);
  }

  private static ObjectNode event(String name) {
    return JsonNodeFactory.instance.objectNode().put("event", name);
  }
}
