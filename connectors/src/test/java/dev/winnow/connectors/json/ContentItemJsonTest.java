package dev.winnow.connectors.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.schemas.ContentItem;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentItemJsonTest {
  @Test
  void an_id_and_a_text_are_enough() {
    ContentItem item = ContentItemJson.parse("{\"id\":\"1\",\"text\":\"hello\"}");

    assertThat(item)
        .isEqualTo(
            ContentItem.newBuilder().setTenant("default").setId("1").setText("hello").build());
    assertThat(item.getMayLeave()).isFalse();
  }

  @Test
  void every_field_finds_its_place() {
    ContentItem item =
        ContentItemJson.parse(
            """
            {"id":7,"tenant":"acme","revision":2,"operation":"upsert","mode":"shadow","run":"r1",
             "text":"t","lang":"pl","surface":"comment","author":"p","mayLeave":true,
             "thread":[{"text":"before","author":"q"},{"text":"then"}],
             "media":[{"uri":"s3://x","sha256":"00"}],"attributes":{"a":"b","n":1,"f":true},
             "publishedAt":"2026-01-31T12:00:00Z","unknown":[1]}"""
                .replace("\n", " "));

    assertThat(item.getId()).isEqualTo("7");
    assertThat(item.getRevision()).isEqualTo(2);
    assertThat(item.getMode()).isEqualTo("shadow");
    assertThat(item.getRun()).isEqualTo("r1");
    assertThat(item.getLanguage()).isEqualTo("pl");
    assertThat(item.getMayLeave()).isTrue();
    assertThat(item.getThread()).extracting(message -> message.getText()).contains("before");
    assertThat(item.getMedia()).extracting(media -> media.getUri()).containsExactly("s3://x");
    assertThat(item.getAttributes()).containsEntry("n", "1").containsEntry("f", "true");
    assertThat(item.getPublishedAt()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'text':'SECRET'}                            | \"id\" is missing",
        "{'id':null,'text':'SECRET'}                  | \"id\" is missing",
        "{'id':'','text':'SECRET'}                    | id (expected",
        "{'id':'1','text':['SECRET']}                 | \"text\" (expected: text)",
        "{'id':'1','revision':'SECRET'}               | \"revision\" (expected: an integer)",
        "{'id':'1','revision':0}                      | \"revision\": 0 (expected: >= 1)",
        "{'id':'1','mode':'SECRET'}                   | \"mode\" is no known word",
        "{'id':'1','mayLeave':'SECRET'}               | \"mayLeave\" (expected: true or false)",
        "{'id':'1','thread':[{'author':'SECRET'}]}    | \"text\" is missing",
        "{'id':'1','thread':'SECRET'}                 | \"thread\" (expected: a list)",
        "{'id':'1','attributes':{'SECRET':[1]}}       | \"attributes\" (expected",
        "{'id':'1','publishedAt':'SECRET'}            | \"publishedAt\" (expected",
        "{'id':'1','tenant':'SECRET/'}                | tenant (expected",
      })
  void what_is_wrong_is_named_without_the_content(String line, String message) {
    String json = line.replace('\'', '"');

    assertThatThrownBy(() -> ContentItemJson.parse(json))
        .isInstanceOf(JsonLineException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("SECRET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SECRET",
        "{\"id\":\"1\",\"text\":SECRET}",
        "{\"id\":\"1\"} SECRET",
        "[1]",
        "",
        "1"
      })
  void what_is_no_json_object_is_refused_without_quoting_it(String line) {
    assertThatThrownBy(() -> ContentItemJson.parse(line))
        .isInstanceOf(JsonLineException.class)
        .message()
        .startsWith("not ")
        .doesNotContain("SECRET");
  }
}
