package dev.winnow.runtime.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.onnx.graph.OnnxOutline;
import dev.winnow.runtime.BuiltModels;
import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // by JUnit
class VocabularyFitTest {
  private static final int BERT_WORDS = 30_522;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {BuiltModels.MINILM, BuiltModels.BGE})
  void finds_the_table_of_the_built_encoders_and_their_largest_id(String encoder) {
    Path built = BuiltModels.FOLDER.resolve(encoder);
    Path model = built.resolve("model.onnx");
    Path tokenizer = built.resolve("tokenizer.json");
    assertThat(EmbeddingRows.of(OnnxOutline.read(model), "input_ids"))
        .isEqualTo(OptionalLong.of(BERT_WORDS));
    assertThat(TokenIds.largest(tokenizer)).isEqualTo(BERT_WORDS - 1);
    assertThatCode(() -> VocabularyFit.require(model, "input_ids", tokenizer))
        .doesNotThrowAnyException();
  }

  @Test
  void a_tokenizer_of_a_larger_model_is_refused() throws IOException {
    Path built = BuiltModels.FOLDER.resolve(BuiltModels.MINILM);
    Path tokenizer = written("{\"added_tokens\":[{\"id\":30522,\"content\":\"[NEW]\"}]}");
    assertThatThrownBy(
            () -> VocabularyFit.require(built.resolve("model.onnx"), "input_ids", tokenizer))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("largest token id: 30522 (expected: below 30522, the rows of");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"model\":{\"type\":\"WordPiece\",\"vocab\":{\"a\":0,\"b\":7,\"c\":3}}} | 7",
        "{\"model\":{\"type\":\"Unigram\",\"vocab\":[[\"a\",-1.5],[\"b\",-2],[\"c\",0]]}} | 2",
        "{\"added_tokens\":[{\"id\":9,\"special\":true},{\"id\":4}],\"model\":{\"vocab\":{\"a\":1}}} | 9",
        "{\"version\":\"1\",\"other\":{\"id\":99,\"vocab\":{\"x\":98}},\"model\":{\"vocab\":{\"a\":5}}} | 5",
        "{\"model\":{\"merges\":[[\"a\",\"b\"]],\"vocab\":{\"model\":3,\"id\":2,\"vocab\":1}}} | 3",
      })
  void reads_the_vocabulary_of_every_kind_of_tokenizer(String json, long largest)
      throws IOException {
    assertThat(TokenIds.largest(written(json))).isEqualTo(largest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"model\":3}", "{\"model\":{\"vocab\":{", "no json"})
  void names_what_is_no_tokenizer(String json) throws IOException {
    Path file = written(json);
    assertThatThrownBy(() -> TokenIds.largest(file))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("tokenizer.json: ");
  }

  private Path written(String json) throws IOException {
    return Files.writeString(folder.resolve("tokenizer.json"), json);
  }
}
