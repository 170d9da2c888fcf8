package dev.winnow.cli.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesTest {
  private static final int LIMIT = 1 << 20;

  @Test
  void lines_end_with_a_line_feed_a_carriage_return_before_it_or_the_input() throws IOException {
    assertThat(read("one\ntwo\r\n\nfour\rstill four\nfive", LIMIT))
        .extracting(Line::text)
        .containsExactly("one", "two", "", "four\rstill four", "five");
    assertThat(read("", LIMIT)).isEmpty();
    assertThat(read("one\n", LIMIT)).hasSize(1);
  }

  @Test
  void a_line_of_three_hundred_megabytes_is_read_past_and_no_more_than_the_limit_of_it_kept()
      throws IOException {
    long length = 300L << 20;
    try (Lines lines =
        new Lines(
            new SequenceInputStream(
                new Repeated((byte) 'x', length),
                new ByteArrayInputStream("\n{\"id\":\"after\"}".getBytes(UTF_8))),
            LIMIT)) {
      Line huge = lines.next();
      Line after = lines.next();

      assertThat(huge).isNotNull();
      assertThat(huge.fault())
          .isEqualTo("line of 314572800 bytes (expected: at most " + LIMIT + ")");
      assertThat(huge.text()).hasSize(LIMIT);
      assertThat(after).isEqualTo(new Line(2, "{\"id\":\"after\"}", null));
      assertThat(lines.next()).isNull();
    }
  }

  @Test
  void a_line_as_long_as_the_limit_is_taken_and_one_byte_more_is_not() throws IOException {
    List<Line> lines = read("12345\n123456\n1234", 5);

    assertThat(lines.get(0)).isEqualTo(new Line(1, "12345", null));
    assertThat(lines.get(1))
        .isEqualTo(new Line(2, "12345", "line of 6 bytes (expected: at most 5)"));
    assertThat(lines.get(2)).isEqualTo(new Line(3, "1234", null));
  }

  @Test
  void bytes_that_are_not_utf_8_are_a_fault_with_their_place() throws IOException {
    byte[] bytes = "good\nbroken ## here\ncut off é\nalso good".getBytes(UTF_8);
    bytes[12] = (byte) 0xC3;
    bytes[13] = (byte) 0xFF;
    byte[] cut = replaced("cut off é".getBytes(UTF_8), 9, (byte) '\n');

    assertThat(read(new ByteArrayInputStream(bytes), LIMIT))
        .extracting(Line::fault)
        .containsExactly(null, "not UTF-8 (at byte 8)", null, null);
    assertThat(read(new ByteArrayInputStream(cut), LIMIT))
        .extracting(Line::fault)
        .containsExactly("not UTF-8 (at byte 9)");
  }

  @Test
  void a_surrogate_in_the_guise_of_utf_8_is_a_fault_and_a_replacement_character_is_none()
      throws IOException {
    InputStream surrogate =
        new ByteArrayInputStream(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});

    assertThat(read(surrogate, LIMIT))
        .extracting(Line::fault)
        .containsExactly("not UTF-8 (at byte 1)");
    assertThat(read("a \uFFFD b", LIMIT)).containsExactly(new Line(1, "a \uFFFD b", null));
  }

  @Test
  void gzip_is_recognised_whatever_the_file_is_called(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("posts.jsonl");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("zażółć\n".getBytes(UTF_8));
    }
    Files.write(file, packed.toByteArray());

    try (Lines lines = Lines.open(file, LIMIT)) {
      assertThat(lines.next()).isEqualTo(new Line(1, "zażółć", null));
    }
  }

  @Property(seed = "17")
  void what_is_joined_by_line_feeds_comes_back_however_the_input_is_cut_into_pieces(
      @ForAll @Size(max = 20) List<String> texts, @ForAll @IntRange(min = 1, max = 7) int piece)
      throws IOException {
    List<String> expected = texts.stream().map(LinesTest::oneLine).toList();
    byte[] bytes = String.join("\n", expected).concat("\n").getBytes(UTF_8);

    List<Line> lines = read(new Pieces(bytes, piece), LIMIT);

    assertThat(lines).extracting(Line::text).isEqualTo(expected.isEmpty() ? List.of("") : expected);
    assertThat(lines).extracting(Line::fault).containsOnlyNulls();
  }

  /** A text as it comes back from UTF-8, on one line. */
  private static String oneLine(String text) {
    return new String(text.getBytes(UTF_8), UTF_8).replace("\n", "").replace("\r", "");
  }

  private static byte[] replaced(byte[] bytes, int at, byte by) {
    byte[] copy = Arrays.copyOf(bytes, bytes.length);
    copy[at] = by;
    return copy;
  }

  private static List<Line> read(String input, int limit) throws IOException {
    return read(new ByteArrayInputStream(input.getBytes(UTF_8)), limit);
  }

  private static List<Line> read(InputStream input, int limit) throws IOException {
    List<Line> all = new ArrayList<>();
    try (Lines lines = new Lines(input, limit)) {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        all.add(line);
      }
    }
    return all;
  }

  /** One byte, many times, without an array that holds them all. */
  private static final class Repeated extends InputStream {
    private final byte value;
    private long left;

    Repeated(byte value, long times) {
      this.value = value;
      this.left = times;
    }

    @Override
    public int read() {
      return left-- > 0 ? value : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (left <= 0) {
        return -1;
      }
      int given = (int) Math.min(left, length);
      Arrays.fill(into, from, from + given, value);
      left -= given;
      return given;
    }
  }

  /** Gives no more than so many bytes at once, as pipes may. */
  private static final class Pieces extends InputStream {
    private final ByteArrayInputStream bytes;
    private final int size;

    Pieces(byte[] bytes, int size) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.size = size;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int from, int length) {
      return bytes.read(into, from, Math.min(length, size));
    }
  }
}
