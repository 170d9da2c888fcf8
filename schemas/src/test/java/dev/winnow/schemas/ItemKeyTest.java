package dev.winnow.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemKeyTest {
  @Property(seed = "17")
  void different_items_have_different_keys(
      @ForAll @AlphaChars @Chars({'.', '-', '_'}) @StringLength(min = 1, max = 4) String tenant,
      @ForAll @StringLength(min = 1, max = 4) String id,
      @ForAll @AlphaChars @Chars({'.', '-', '_'}) @StringLength(min = 1, max = 4) String tenant2,
      @ForAll @StringLength(min = 1, max = 4) String id2) {
    Assume.that(ItemKey.isId(id) && ItemKey.isId(id2));
    ItemKey one = new ItemKey(tenant, id);
    ItemKey other = new ItemKey(tenant2, id2);

    assertThat(one.toString().equals(other.toString())).isEqualTo(one.equals(other));
  }

  @Test
  void a_slash_in_an_id_does_not_move_it_to_another_tenant() {
    assertThat(new ItemKey("a", "b/c")).hasToString("a/b/c");
    assertThatThrownBy(() -> new ItemKey("a/b", "c")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tab\t", "line\n", "\ud800", "x\udfff", "\u0085"})
  void control_characters_and_lone_surrogates_are_no_id(String id) {
    assertThat(ItemKey.isId(id)).isFalse();
    assertThatThrownBy(() -> new ItemKey("acme", id)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "ünï-👩/x y", "/"})
  void anything_else_is_an_id(String id) {
    assertThat(ItemKey.isId(id)).isTrue();
  }

  @Test
  void lengths_are_bounded() {
    assertThat(ItemKey.isId("x".repeat(256))).isTrue();
    assertThat(ItemKey.isId("x".repeat(257))).isFalse();
    assertThat(ItemKey.isTenant("x".repeat(64))).isTrue();
    assertThat(ItemKey.isTenant("x".repeat(65))).isFalse();
  }
}
