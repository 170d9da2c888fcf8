package dev.winnow.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.pipeline.drift.Bins.Words;
import dev.winnow.pipeline.drift.Figure.Kind;
import dev.winnow.pipeline.drift.FigureReference.Cell;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DriftReferenceJsonTest {
  private static final DriftReference REFERENCE =
      Streams.reference(
          10_000,
          Streams.even("spam", 0.1),
          new FigureReference(
              new Figure(Kind.LANGUAGE, "", ""),
              new Words(List.of("en", "de")),
              List.of(new Cell(80, 0.7, 0.9), new Cell(15, 0.1, 0.2), new Cell(5, 0, 0.1))));

  @Test
  void a_reference_comes_back_as_it_was_written() {
    assertThat(DriftReferenceJson.parse(DriftReferenceJson.of(REFERENCE).toPrettyString()))
        .isEqualTo(REFERENCE);
  }

  @Test
  void what_is_no_reference_is_refused_with_what_is_wrong() {
    assertThatThrownBy(() -> DriftReferenceJson.parse("{}")).hasMessageContaining("figures");
    assertThatThrownBy(() -> DriftReferenceJson.parse("no")).hasMessageContaining("expected");
    String worse =
        DriftReferenceJson.of(REFERENCE).toString().replace("\"low\":0.7", "\"low\":0.95");
    assertThatThrownBy(() -> DriftReferenceJson.parse(worse)).hasMessageContaining("0.95 to 0.9");
    String weak = DriftReferenceJson.of(REFERENCE).toString().replace(":10000,", ":10,");
    assertThatThrownBy(() -> DriftReferenceJson.parse(weak)).hasMessageContaining("falseAlarm: 10");
  }

  @Test
  void another_note_makes_another_reference() {
    DriftReference noted =
        new DriftReference(REFERENCE.made(), "again", 16_000, 0.99, 0, 10_000, REFERENCE.figures());
    assertThat(noted.fingerprint()).isNotEqualTo(REFERENCE.fingerprint());
  }
}
