package dev.winnow.runtime.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.ModelLoadException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedPoolTest {
  private final List<String> loaded = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();
  private final SharedPool<String, Thing> pool = new SharedPool<>();

  private final class Thing implements AutoCloseable {
    private final String key;

    private Thing(String key) {
      this.key = key;
      loaded.add(key);
    }

    @Override
    public void close() {
      closed.add(key);
    }
  }

  @Test
  void a_thing_is_loaded_once_while_somebody_holds_it() {
    var first = share("a");
    var second = share("a");
    assertThat(second.value()).isSameAs(first.value());
    first.close();
    first.close();
    try (var third = share("a")) {
      assertThat(third.value()).isSameAs(second.value());
    }
    assertThat(loaded).containsExactly("a");
    assertThat(closed).isEmpty();

    second.close();
    assertThat(closed).containsExactly("a");
    share("a").close();
    assertThat(loaded).containsExactly("a", "a");
  }

  @Test
  void another_key_is_another_thing() {
    try (var one = share("a");
        var other = share("b")) {
      assertThat(other.value()).isNotSameAs(one.value());
    }
    assertThat(closed).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void what_could_not_be_loaded_is_tried_again() {
    assertThatThrownBy(
            () ->
                pool.share(
                    "a",
                    () -> {
                      throw new ModelLoadException("broken");
                    }))
        .hasMessage("broken");
    share("a").close();
    assertThat(loaded).containsExactly("a");
  }

  private SharedPool<String, Thing>.Share share(String key) {
    return pool.share(key, () -> new Thing(key));
  }
}
