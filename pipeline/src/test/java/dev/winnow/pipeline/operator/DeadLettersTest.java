package dev.winnow.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.pipeline.cascade.DeadLetterReason;
import dev.winnow.pipeline.cascade.Items;
import dev.winnow.schemas.DeadLetter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class DeadLettersTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void names_where_the_record_stands_and_keeps_its_bytes() {
    DeadLetter letter = letter(new RawRecord("content.items", 3, 42, 7, null, new byte[] {1, 2}));
    assertThat(letter.getTopic()).isEqualTo("content.items");
    assertThat(letter.getPartition()).isEqualTo(3);
    assertThat(letter.getOffset()).isEqualTo(42);
    assertThat(letter.getReason()).isEqualTo("not_avro");
    assertThat(letter.getOriginal().array()).containsExactly(1, 2);
    assertThat(letter.getOriginalSha256())
        .isEqualTo("a12871fee210fb8619291eaea194581cbd2531e4b23759d225f6806923f63222");
  }

  @Test
  void cuts_a_long_original_and_says_how_long_it_was() {
    DeadLetter letter = letter(new RawRecord("t", 0, 0, 0, new byte[5000], new byte[1_000_000]));
    assertThat(letter.getOriginal().remaining()).isEqualTo(DeadLetters.MAX_ORIGINAL_BYTES);
    assertThat(letter.getOriginalKey().remaining()).isEqualTo(DeadLetters.MAX_KEY_BYTES);
    assertThat(letter.getOriginalLength()).isEqualTo(1_000_000);
  }

  @Test
  void a_record_without_a_value_is_an_empty_original() {
    assertThat(letter(new RawRecord("t", 0, 0, -1, null, null)).getOriginalLength()).isZero();
  }

  @Test
  void takes_over_only_what_is_valid_of_the_item() {
    DeadLetter letter =
        DeadLetters.about(
            letter(new RawRecord("t", 0, 0, 0, null, null)),
            Items.item("x\ny").setMode("odd").setRevision(4).build());
    assertThat(letter.getTenant()).isEqualTo("acme");
    assertThat(letter.getId()).isNull();
    assertThat(letter.getMode()).isEqualTo("live");
    assertThat(letter.getRevision()).isEqualTo(4);
  }

  private static DeadLetter letter(RawRecord record) {
    return DeadLetters.of("moderate", record, DeadLetterReason.NOT_AVRO, "2 bytes", NOW);
  }
}
