package dev.winnow.pipeline.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.cascade.GuardResult.Accepted;
import dev.winnow.pipeline.cascade.GuardResult.Rejected;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.ItemKey;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.Operation;
import dev.winnow.schemas.ThreadMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class GuardTest {
  private final Guard guard = new Guard(Guard.DEFAULT_MAX_TEXT_BYTES);

  @Test
  void lets_an_ordinary_item_in() {
    ContentItem item = Items.item("a").build();
    assertThat(guard.check(item))
        .isEqualTo(new Accepted(item, new ItemKey("acme", "a"), Mode.LIVE, Operation.UPSERT));
  }

  @Test
  void a_delete_needs_no_text() {
    assertThat(guard.check(Items.item("a").setOperation("delete").setText(null).build()))
        .isInstanceOf(Accepted.class);
  }

  static Stream<Arguments> turned_away() {
    return Stream.of(
        Arguments.of(Items.item(""), DeadLetterReason.MISSING_ID),
        Arguments.of(Items.item(" "), DeadLetterReason.MISSING_ID),
        Arguments.of(Items.item("a\u0000b"), DeadLetterReason.INVALID_ID),
        Arguments.of(Items.item("x\ud83d"), DeadLetterReason.INVALID_ID),
        Arguments.of(Items.item("i".repeat(257)), DeadLetterReason.INVALID_ID),
        Arguments.of(Items.item("a").setTenant(""), DeadLetterReason.INVALID_TENANT),
        Arguments.of(Items.item("a").setTenant("a/b"), DeadLetterReason.INVALID_TENANT),
        Arguments.of(Items.item("a").setRevision(0), DeadLetterReason.INVALID_REVISION),
        Arguments.of(
            Items.item("a").setRevision(Long.MIN_VALUE), DeadLetterReason.INVALID_REVISION),
        Arguments.of(Items.item("a").setOperation("UPSERT"), DeadLetterReason.INVALID_OPERATION),
        Arguments.of(Items.item("a").setMode("dry"), DeadLetterReason.INVALID_MODE),
        Arguments.of(Items.item("a").setMode("backfill"), DeadLetterReason.INVALID_RUN),
        Arguments.of(Items.item("a").setMode("shadow").setRun(" "), DeadLetterReason.INVALID_RUN),
        Arguments.of(Items.item("a").setRun("r1"), DeadLetterReason.INVALID_RUN),
        Arguments.of(Items.item("a").setSurface("wall"), DeadLetterReason.INVALID_SURFACE),
        Arguments.of(Items.item("a").setText(null), DeadLetterReason.EMPTY_TEXT),
        Arguments.of(Items.item("a").setText(""), DeadLetterReason.EMPTY_TEXT),
        Arguments.of(Items.item("a").setText(" \n\t"), DeadLetterReason.EMPTY_TEXT),
        Arguments.of(Items.item("a").setText("e".repeat(65_537)), DeadLetterReason.OVERSIZED_TEXT),
        Arguments.of(Items.item("a").setText("é".repeat(32_769)), DeadLetterReason.OVERSIZED_TEXT),
        Arguments.of(
            Items.item("a").setThread(Collections.nCopies(101, new ThreadMessage("hi", null))),
            DeadLetterReason.OVERSIZED_CONTEXT),
        Arguments.of(
            Items.item("a").setAttributes(Map.of("k", "v".repeat(20_000))),
            DeadLetterReason.OVERSIZED_CONTEXT),
        Arguments.of(
            Items.item("a").setAuthor("p".repeat(257)), DeadLetterReason.OVERSIZED_CONTEXT));
  }

  @ParameterizedTest
  @MethodSource("turned_away")
  void turns_away_what_cannot_be_classified(ContentItem.Builder item, DeadLetterReason reason) {
    assertThat(guard.check(item.build()))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(reason);
              assertThat(rejected.detail()).contains("(expected").hasSizeLessThan(200);
            });
  }

  @Test
  void lets_text_in_up_to_the_limit_to_the_byte() {
    assertThat(guard.check(Items.item("a").setText("é".repeat(32_768)).build()))
        .isInstanceOf(Accepted.class);
  }

  @Test
  void the_detail_never_shows_what_might_be_content() {
    Rejected rejected =
        (Rejected) guard.check(Items.item("a").setMode("my secret address is 1 Main St").build());
    assertThat(rejected.detail())
        .isEqualTo("mode: 30 characters (expected: live, backfill, shadow)");
  }

  @Test
  void replaces_lone_surrogates_and_keeps_pairs() {
    ContentItem item = Items.item("a").setText("\udc00a\ud83d\ude00b\ud83d").build();
    assertThat(guard.check(item)).isInstanceOf(Accepted.class);
    assertThat(item.getText()).isEqualTo("\ufffda\ud83d\ude00b\ufffd");
  }

  @Test
  void a_million_combining_marks_are_counted_and_turned_away_quickly() {
    String text = "e" + "\u0301".repeat(1_000_000);
    Assertions.assertTimeout(
        Duration.ofSeconds(2),
        () ->
            assertThat(guard.check(Items.item("a").setText(text).build()))
                .isEqualTo(
                    new Rejected(
                        DeadLetterReason.OVERSIZED_TEXT,
                        "text: 2000001 bytes (expected: at most 65536)")));
  }

  @Property(seed = "17")
  void sizes_are_those_of_the_utf_8_encoder(@ForAll String text) {
    String wellFormed = Utf8.wellFormed(text);
    assertThat(Utf8.length(wellFormed))
        .isEqualTo(wellFormed.getBytes(StandardCharsets.UTF_8).length);
    assertThat(Utf8.length(text)).isEqualTo(Utf8.length(wellFormed));
  }

  @Property(seed = "17")
  void whatever_the_fields_hold_there_is_an_answer(
      @ForAll String tenant,
      @ForAll String id,
      @ForAll long revision,
      @ForAll String mode,
      @ForAll String text) {
    ContentItem item =
        Items.item(id).setTenant(tenant).setRevision(revision).setMode(mode).setText(text).build();
    assertThat(guard.check(item)).isNotNull();
  }
}
