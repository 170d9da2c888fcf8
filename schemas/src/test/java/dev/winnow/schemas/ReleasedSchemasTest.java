package dev.winnow.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** FULL_TRANSITIVE, held here: whatever was ever released reads what this version writes. */
class ReleasedSchemasTest {
  static Stream<Schema> current() {
    return Releases.current().stream();
  }

  @ParameterizedTest
  @MethodSource("current")
  void every_released_version_and_this_one_read_each_other(Schema schema) {
    List<Schema> released = Releases.of(schema.getName());

    assertThat(released).as("released versions of " + schema.getName()).isNotEmpty();
    for (Schema version : released) {
      assertThat(Interchange.faults(version, schema)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("current")
  void this_version_is_released_before_it_is_used(Schema schema) throws IOException {
    Path file = write(schema);
    List<Schema> released = Releases.of(schema.getName());

    assertThat(isNewest(schema, released))
        .as(
            "%s differs from the newest released version: copy %s to a new folder under released/",
            schema.getName(), file)
        .isTrue();
  }

  @Test
  void a_changed_schema_is_noticed() {
    List<Schema> released = Releases.of("Verdict");
    Schema newest = released.get(released.size() - 1);

    assertThat(isNewest(changed(newest, "\"doc\":\"When the decision was taken\""), released))
        .isFalse();
    assertThat(isNewest(changed(newest, "\"default\":\"decided\""), released)).isFalse();
  }

  @Test
  void a_new_field_without_a_default_is_a_fault() {
    Schema old = Releases.of("Rollup").get(0);
    String field = "{\"name\":\"more\",\"type\":\"string\",\"doc\":\"More\"";

    assertThat(Interchange.faults(old, withField(old, field + "}"))).isNotEmpty();
    assertThat(Interchange.faults(old, withField(old, field + ",\"default\":\"\"}"))).isEmpty();
  }

  @Test
  void a_changed_type_is_a_fault() {
    Schema old = Releases.of("Rollup").get(0);
    Schema other =
        new Schema.Parser()
            .parse(
                old.toString()
                    .replace(
                        "\"name\":\"verdicts\",\"type\":\"long\"",
                        "\"name\":\"verdicts\",\"type\":\"string\""));

    assertThat(other).isNotEqualTo(old);
    assertThat(Interchange.faults(old, other)).isNotEmpty();
  }

  private static boolean isNewest(Schema schema, List<Schema> released) {
    return !released.isEmpty()
        && released.get(released.size() - 1).toString().equals(schema.toString());
  }

  private static Schema changed(Schema schema, String part) {
    String json = schema.toString();
    assertThat(json).contains(part);
    return new Schema.Parser()
        .parse(json.replace(part, part.substring(0, part.length() - 1) + " now\""));
  }

  private static Schema withField(Schema schema, String field) {
    String json = schema.toString();
    return new Schema.Parser().parse(json.substring(0, json.length() - 2) + "," + field + "]}");
  }

  private static Path write(Schema schema) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/schemas"));
    return Files.writeString(
        folder.resolve(schema.getName() + ".avsc"), schema.toString(true) + "\n");
  }
}
