package dev.winnow.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentationTest {
  @Test
  void every_record_and_every_field_says_what_it_is() {
    List<String> silent = new ArrayList<>();
    Topics.all().values().forEach(schema -> findSilent(schema, silent));

    assertThat(silent).isEmpty();
  }

  @Test
  void a_field_without_a_word_is_found() {
    Schema schema =
        new Schema.Parser()
            .parse(
                """
                {"type":"record","name":"Outer","doc":"Outer","fields":[
                  {"name":"list","doc":"List","type":{"type":"array","items":
                    {"type":"record","name":"Inner","fields":[{"name":"x","type":"int"}]}}}]}""");
    List<String> silent = new ArrayList<>();
    findSilent(schema, silent);

    assertThat(silent).containsExactly("Inner", "Inner.x");
  }

  private static void findSilent(Schema schema, List<String> silent) {
    switch (schema.getType()) {
      case ARRAY -> findSilent(schema.getElementType(), silent);
      case MAP -> findSilent(schema.getValueType(), silent);
      case UNION -> schema.getTypes().forEach(type -> findSilent(type, silent));
      case RECORD -> {
        addIfBlank(schema.getName(), schema.getDoc(), silent);
        for (Schema.Field field : schema.getFields()) {
          addIfBlank(schema.getName() + "." + field.name(), field.doc(), silent);
          findSilent(field.schema(), silent);
        }
      }
      default -> {}
    }
  }

  private static void addIfBlank(String name, @Nullable String doc, List<String> silent) {
    if (doc == null || doc.isBlank()) {
      silent.add(name);
    }
  }
}
