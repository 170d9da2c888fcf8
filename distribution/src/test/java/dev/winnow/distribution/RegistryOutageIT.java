package dev.winnow.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.distribution.whole.Answers;
import dev.winnow.distribution.whole.NewerItems;
import dev.winnow.distribution.whole.Publisher;
import dev.winnow.distribution.whole.SharedStack;
import dev.winnow.schemas.ContentItem;
import dev.winnow.stack.local.LocalStack;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A registry that is away holds items up; it turns none of them into a dead letter. */
@ExtendWith(SharedStack.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RegistryOutageIT {
  @Test
  void what_needs_the_registry_waits_until_it_is_back(LocalStack stack) throws Exception {
    ContentItem known = Publisher.item("outage-known", "a schema that is known already").build();
    ContentItem newer = Publisher.item("outage-newer", "a schema that is asked for").build();
    try (Publisher publisher = new Publisher(stack);
        Answers answers = Answers.of(stack)) {
      byte[] newerBytes = NewerItems.register(stack).encode(newer);
      byte[] knownBytes = publisher.encode(known);
      int lettersBefore = lettersAfterReading(answers);
      stack.registry().kill();

      publisher.publish("whole/outage-newer", newerBytes);
      RecordMetadata unknown = publisher.publish("whole/outage-unknown", unknownSchema());
      publisher.publish("whole/outage-known", knownBytes);
      answers.readFor(Duration.ofSeconds(6));

      assertThat(answers.deadLetters()).as("during the outage").hasSize(lettersBefore);
      assertThat(answers.verdicts("outage-newer", 1)).as("during the outage").isEmpty();

      stack.registry().start().get(2, TimeUnit.MINUTES);

      assertThat(answers.finalVerdict("outage-newer", 1).getOutcome()).isEqualTo("decided");
      assertThat(answers.finalVerdict("outage-known", 1).getOutcome()).isEqualTo("decided");
      assertThat(answers.deadLetter(unknown.partition(), unknown.offset()).getReason())
          .isEqualTo("unknown_schema");
    }
  }

  private static int lettersAfterReading(Answers answers) {
    answers.readFor(Duration.ofSeconds(2));
    return answers.deadLetters().size();
  }

  private static byte[] unknownSchema() {
    return ByteBuffer.allocate(20).put((byte) 0).putInt(987_650_000).array();
  }
}
