package dev.winnow.runtime.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WantedTest {
  @Test
  void all_wants_what_nobody_has_heard_of() {
    assertThat(Wanted.ALL.includes("spam")).isTrue();
    assertThat(Wanted.ALL).isEqualTo(Wanted.allBut(Set.of()));
  }

  @Test
  void an_empty_list_wants_nothing() {
    assertThat(Wanted.of().includes("spam")).isFalse();
  }

  @Test
  void a_list_wants_what_it_names_and_its_complement_everything_else() {
    assertThat(Wanted.of("spam").includes("spam")).isTrue();
    assertThat(Wanted.of("spam").includes("hate")).isFalse();
    assertThat(Wanted.allBut(List.of("spam")).includes("spam")).isFalse();
    assertThat(Wanted.allBut(List.of("spam")).includes("hate")).isTrue();
  }
}
