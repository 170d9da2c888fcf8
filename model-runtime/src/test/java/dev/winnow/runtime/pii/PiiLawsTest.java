package dev.winnow.runtime.pii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PiiLawsTest {
  /** Each character is looked at by every detector, and in some windows more than once. */
  private static final long MOST_READS = 1_000;

  @Property(seed = "17")
  void spans_lie_within_the_text_in_order_and_apart(@ForAll("texts") String text) {
    List<PiiSpan> spans = ShippedPii.FINDER.find(text);
    int end = 0;
    for (PiiSpan span : spans) {
      assertThat(span.start()).isGreaterThanOrEqualTo(end);
      end = span.end();
    }
    assertThat(end).isLessThanOrEqualTo(text.length());
  }

  @Property(seed = "17")
  void what_is_masked_is_gone_and_the_rest_stays(@ForAll("texts") String text) {
    List<PiiSpan> spans = ShippedPii.FINDER.find(text);
    int masks = spans.stream().mapToInt(span -> span.type().term().length() + 2).sum();
    int masked = spans.stream().mapToInt(span -> span.end() - span.start()).sum();
    assertThat(PiiMask.apply(text, spans)).hasSize(text.length() - masked + masks);
  }

  @Property(tries = 200, seed = "17")
  void no_text_is_read_more_than_so_many_times_its_length(@ForAll("hostile") String text) {
    CountedText counted = new CountedText(text);
    ShippedPii.FINDER.find(counted);
    assertThat(counted.reads()).isLessThanOrEqualTo(MOST_READS * text.length());
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            " ",
            "4111",
            "1111",
            "-",
            ".",
            "@",
            "a",
            "example.org",
            "+49",
            "(",
            ")",
            "123",
            "45",
            "6789",
            "DE89",
            "::",
            "tel",
            "card",
            "Z",
            "0",
            "\n",
            "😀",
            "٣",
            "/",
            ":",
            "x")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  /** One short piece over and over: what makes patterns go back again and again. */
  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of(
            "1",
            "1-",
            "1 ",
            "12 345 ",
            "a@",
            "@",
            "a.",
            "a@a.",
            "-.",
            "::",
            "f:",
            "1.",
            "255.",
            "DE00",
            "GB82 ",
            "A1",
            "AB12",
            "X1",
            "(1)",
            "+1",
            "call 1",
            "0 ",
            "00 11 22 ",
            "\u00a0",
            "4111 ",
            "1x1",
            "123-45-6789",
            "é@é.é",
            "😀",
            ")",
            "1/1/")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(parts -> String.join("", parts))
        .map(piece -> piece.repeat(Math.max(1, 20_000 / piece.length())));
  }
}
