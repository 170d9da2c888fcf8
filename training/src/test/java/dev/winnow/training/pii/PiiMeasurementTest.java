package dev.winnow.training.pii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.pii.PiiFinder;
import dev.winnow.runtime.pii.PiiRule;
import dev.winnow.runtime.pii.PiiRules;
import dev.winnow.runtime.pii.PiiType;
import dev.winnow.training.data.DataException;
import dev.winnow.training.data.LabelledFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // by JUnit
class PiiMeasurementTest {
  private static final PiiRule ALWAYS = new PiiRule(1, 1, Set.of());

  @TempDir private Path folder;

  private final PiiMeasurement measurement =
      new PiiMeasurement(
          new PiiFinder(new PiiRules(Map.of(PiiType.EMAIL, ALWAYS, PiiType.US_SSN, ALWAYS))));

  @Test
  void finds_are_held_against_marks_in_code_points() throws IOException {
    measurement.add(
        file(
            "{'text':'😀 a@b.example','spans':[[2,13,'EMAIL_ADDRESS']],'labels':{'pii':1}}",
            "{'text':'to a@b.example','spans':[[3,6,'EMAIL_ADDRESS']],'labels':{'pii':1}}",
            "{'text':'a at b','spans':[[0,6,'EMAIL_ADDRESS']],'labels':{'pii':1}}",
            "{'text':'123-45-6789','spans':[],'labels':{'pii':0}}",
            "{'text':'Ann','spans':[[0,3,'PERSON']]}"));
    assertThat(measurement.types())
        .containsOnly(
            Map.entry(PiiType.EMAIL, new TypeFigures(3, 2, 1, 0)),
            Map.entry(PiiType.US_SSN, new TypeFigures(0, 0, 0, 1)));
    assertThat(measurement.sets())
        .containsOnly(Map.entry("made", new RowFigures(5, 3, 4, 3, 2, 1)));
  }

  @Test
  void a_file_that_marks_nothing_counts_by_row_alone() throws IOException {
    measurement.add(file("{'text':'a@b.example'}", "{'text':'good evening'}"));
    assertThat(measurement.types()).isEmpty();
    assertThat(measurement.sets())
        .containsOnly(Map.entry("made", new RowFigures(2, 1, 0, 0, 0, 0)));
  }

  @Test
  void a_mark_beyond_the_text_is_refused_without_quoting_it() throws IOException {
    LabelledFile file = file("{'text':'secret','spans':[[0,9,'EMAIL_ADDRESS']]}");
    assertThatThrownBy(() -> measurement.add(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("made.jsonl:1: spans: beyond the text")
        .hasMessageNotContaining("secret");
  }

  private LabelledFile file(String... rows) throws IOException {
    Path path = folder.resolve("made.jsonl");
    Files.writeString(path, String.join("\n", rows).replace('\'', '"'));
    return LabelledFile.of(path);
  }
}
