package dev.winnow.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Bytes;
import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.distribution.whole.Answers;
import dev.winnow.distribution.whole.Publisher;
import dev.winnow.distribution.whole.SharedStack;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.DeadLetter;
import dev.winnow.stack.local.LocalStack;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Garbage becomes a dead letter that says where it came from and why, or a verdict; what comes
 * after it is decided all the same.
 */
@ExtendWith(SharedStack.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BadInputIT {

  private Publisher publisher;
  private Answers answers;

  @BeforeEach
  void connect(LocalStack stack) {
    publisher = new Publisher(stack);
    answers = Answers.of(stack);
  }

  @AfterEach
  void the_job_goes_on() throws Exception {
    String id = "after-" + System.nanoTime();
    publisher.publish(Publisher.item(id, "and life goes on").build());
    assertThat(answers.finalVerdict(id, 1).getOutcome()).isEqualTo("decided");
    publisher.close();
    answers.close();
  }

  @Test
  void bytes_that_are_not_avro() throws Exception {
    byte[] bytes = "not Avro at all".getBytes(StandardCharsets.UTF_8);
    RecordMetadata sent = publisher.publish("whole/bad", bytes);

    DeadLetter letter = deadLetter(sent, "not_avro");

    assertThat(letter.getOriginal()).isEqualTo(ByteBuffer.wrap(bytes));
    assertThat(letter.getOriginalLength()).isEqualTo(bytes.length);
    assertThat(letter.getDetail()).doesNotContain("not Avro at all");
  }

  @Test
  void a_value_that_is_cut_short() throws Exception {
    byte[] whole = publisher.encode(Publisher.item("cut", "a text that is cut short").build());
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);

    deadLetter(publisher.publish("whole/cut", cut), "not_avro");
  }

  @Test
  void no_value_at_all() throws Exception {
    deadLetter(publisher.publish("whole/none", null), "not_avro");
  }

  @Test
  void a_schema_id_that_nobody_knows() throws Exception {
    byte[] bytes = ByteBuffer.allocate(20).put((byte) 0).putInt(987_654_321).array();

    DeadLetter letter = deadLetter(publisher.publish("whole/unknown", bytes), "unknown_schema");

    assertThat(letter.getDetail()).contains("987654321");
  }

  @Test
  void no_text() throws Exception {
    deadLetter(publisher.publish(Publisher.item("empty", "").build()), "empty_text");
    deadLetter(publisher.publish(Publisher.item("blank", " \n\t").build()), "empty_text");
  }

  @Test
  void more_text_than_the_limit() throws Exception {
    ContentItem item = Publisher.item("long", "long text. ".repeat(6_000)).build();

    DeadLetter letter = deadLetter(publisher.publish(item), "oversized_text");

    assertThat(letter.getId()).isEqualTo("long");
    assertThat(letter.getDetail()).contains("66000").contains("65536");
  }

  @Test
  void a_million_combining_marks() throws Exception {
    ContentItem marks = Publisher.item("marks", "e" + "\u0301".repeat(1_000_000)).build();
    deadLetter(publisher.publish(marks), "oversized_text");

    publisher.publish(Publisher.item("some-marks", "e" + "\u0301".repeat(30_000)).build());
    assertThat(answers.finalVerdict("some-marks", 1).getOutcome()).isEqualTo("decided");
  }

  @Test
  void no_id() throws Exception {
    deadLetter(publisher.publish(Publisher.item("", "who am I").build()), "missing_id");
  }

  @Test
  void a_record_at_the_size_limit_of_the_broker() throws Exception {
    ContentItem item = Publisher.item("huge", "").build();
    int room = KafkaSettings.MAX_RECORD_BYTES - publisher.encode(item).length - 200;
    item.setText("x".repeat(room));

    DeadLetter letter = deadLetter(publisher.publish(item), "oversized_text");

    assertThat(letter.getOriginalLength()).isGreaterThan(KafkaSettings.MAX_RECORD_BYTES - 300);
    assertThat(letter.getOriginal().remaining()).isEqualTo(256 << 10);
  }

  @Test
  void invalid_utf_8_gets_a_verdict_on_what_can_be_read() throws Exception {
    byte[] bytes = publisher.encode(Publisher.item("utf8", "broken ## here").build());
    int marks = Bytes.indexOf(bytes, "##".getBytes(StandardCharsets.UTF_8));
    bytes[marks] = (byte) 0xC3;
    bytes[marks + 1] = (byte) 0xFF;

    publisher.publish("whole/utf8", bytes);

    assertThat(answers.finalVerdict("utf8", 1).getOutcome()).isEqualTo("decided");
  }

  @Test
  void a_lone_surrogate_gets_a_verdict() throws Exception {
    byte[] bytes = publisher.encode(Publisher.item("surrogate", "half a ###").build());
    int marks = Bytes.indexOf(bytes, "###".getBytes(StandardCharsets.UTF_8));
    bytes[marks] = (byte) 0xED;
    bytes[marks + 1] = (byte) 0xA0;
    bytes[marks + 2] = (byte) 0x80;

    publisher.publish("whole/surrogate", bytes);

    assertThat(answers.finalVerdict("surrogate", 1).getOutcome()).isEqualTo("decided");
  }

  private DeadLetter deadLetter(RecordMetadata sent, String reason) {
    DeadLetter letter = answers.deadLetter(sent.partition(), sent.offset());
    assertThat(letter.getReason()).isEqualTo(reason);
    assertThat(letter.getJob()).isEqualTo("moderate");
    assertThat(letter.getOriginalSha256()).hasSize(64);
    return letter;
  }
}
