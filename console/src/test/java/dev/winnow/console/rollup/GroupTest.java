package dev.winnow.console.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class GroupTest {
  @Property(tries = 200, seed = "17")
  void reads_back_what_it_writes_even_with_slashes_in_the_category(
      @ForAll @AlphaChars @NotEmpty String tenant,
      @ForAll @AlphaChars @Chars('/') String category,
      @ForAll @AlphaChars @NotEmpty String stage) {
    Group group = new Group(tenant, category, stage, "allow");

    assertThat(Group.parse(group.toString())).isEqualTo(group);
  }

  @Test
  void its_key_names_the_minute_after_the_tenant() {
    Group group = new Group("acme", "spam", "general", "remove");

    assertThat(group.keyAt(Instant.parse("2026-03-01T12:34:00Z")))
        .isEqualTo("acme/2026-03-01T12:34:00Z/spam/general/remove");
  }

  @Test
  void a_text_with_too_few_parts_is_no_group() {
    assertThatThrownBy(() -> Group.parse("acme/spam/general"))
        .hasMessage("group: acme/spam/general (expected: tenant/category/stage/action)");
  }
}
