package dev.winnow.training.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedderTest {
  private final Path cache;
  private final List<String> encoded = new ArrayList<>();

  EmbedderTest(@TempDir Path cache) {
    this.cache = cache;
  }

  @Test
  void encodes_each_distinct_text_once() {
    Embedder embedder = open("one");

    embedder.encode(List.of("a", "bb", "a"), done -> {});
    embedder.encode(List.of("bb", "ccc"), done -> {});

    assertThat(encoded).containsExactly("a", "bb", "ccc");
    assertThat(embedder.vector("bb")).containsExactly(2, -0.5f);
  }

  @Test
  void starts_where_an_earlier_run_ended() {
    open("one").encode(List.of("a", "bb"), done -> {});
    encoded.clear();
    Embedder later = open("one");

    later.encode(List.of("a", "bb", "ccc"), done -> {});

    assertThat(encoded).containsExactly("ccc");
    assertThat(later.vector("a")).containsExactly(1, -0.5f);
  }

  @Test
  void never_takes_the_vectors_of_another_encoder() {
    open("one").encode(List.of("a"), done -> {});

    assertThatThrownBy(() -> open("two").vector("a"))
        .hasMessage("text of 1 characters: not encoded yet");
  }

  @Test
  void cuts_off_a_record_that_a_killed_run_left_incomplete() throws IOException {
    open("one").encode(List.of("a"), done -> {});
    Files.write(cache.resolve("one.bin"), new byte[7], StandardOpenOption.APPEND);
    Embedder later = open("one");

    later.encode(List.of("bb"), done -> {});

    assertThat(open("one").vector("a")).containsExactly(1, -0.5f);
    assertThat(open("one").vector("bb")).containsExactly(2, -0.5f);
  }

  private Embedder open(String encoder) {
    return Embedder.open(
        cache,
        encoder,
        2,
        texts -> {
          encoded.addAll(texts);
          return texts.stream()
              .map(text -> new float[] {text.length(), -0.5f})
              .toArray(float[][]::new);
        });
  }
}
