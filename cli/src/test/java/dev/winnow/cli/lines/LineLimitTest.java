package dev.winnow.cli.lines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineLimitTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void the_longest_text_with_the_longest_thread_passes_though_every_byte_is_escaped() {
    int maxTextBytes = 64 * 1024;
    String escaped = "\u0001".repeat(maxTextBytes);
    ObjectNode item = JSON.createObjectNode().put("id", "a").put("text", escaped);
    item.putArray("thread").addObject().put("text", escaped);

    assertThat(item.toString().getBytes(StandardCharsets.UTF_8).length)
        .isGreaterThan(12 * maxTextBytes)
        .isLessThan(LineLimit.ofText(maxTextBytes));
  }

  @Test
  void a_limit_is_never_more_than_an_array_holds() {
    assertThat(LineLimit.ofText(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE - 8);
    assertThat(LineLimit.ofRecord(4 << 20)).isEqualTo(25 << 20);
  }
}
