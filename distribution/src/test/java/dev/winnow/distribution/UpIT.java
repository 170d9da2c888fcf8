package dev.winnow.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.distribution.whole.Answers;
import dev.winnow.distribution.whole.Publisher;
import dev.winnow.distribution.whole.UpProcess;
import dev.winnow.schemas.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code winnow up}, ended by a signal and started again on what it left. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class UpIT {
  private static final String TEXT = "The library opens at nine on weekdays.";

  /** Long enough for a verdict too many to become visible. */
  private static final Duration A_FEW_CHECKPOINTS = Duration.ofSeconds(4);

  @Test
  void what_was_decided_stays_what_was_under_way_goes_on_and_nothing_is_decided_twice(
      @TempDir Path folder) throws Exception {
    Verdict before;
    String firstKafka;
    try (UpProcess up = UpProcess.start(folder);
        Publisher publisher = new Publisher(up.kafka(), up.registry());
        Answers answers = Answers.of(up.kafka(), up.registry())) {
      firstKafka = up.kafka().bootstrap();
      publisher.publish(Publisher.item("before", TEXT).build());
      before = answers.finalVerdict("before", 1);
      publisher.publish(Publisher.item("under-way", TEXT).build());

      up.close();
      assertThat(up.log()).endsWith("stopped\n");
    }

    try (UpProcess up = UpProcess.start(folder);
        Publisher publisher = new Publisher(up.kafka(), up.registry());
        Answers answers = Answers.of(up.kafka(), up.registry())) {
      publisher.publish(Publisher.item("before", TEXT).build());
      publisher.publish(Publisher.item("after", TEXT).build());

      Verdict still = answers.finalVerdict("before", 1);
      assertThat(answers.finalVerdict("under-way", 1).getOutcome()).isEqualTo("decided");
      assertThat(answers.finalVerdict("after", 1).getOutcome()).isEqualTo("decided");
      answers.readFor(A_FEW_CHECKPOINTS);

      assertThat(up.kafka().bootstrap()).isNotEqualTo(firstKafka);
      assertThat(still.getVerdictId()).isEqualTo(before.getVerdictId());
      assertThat(still.getDecidedAt()).isEqualTo(before.getDecidedAt());
      assertThat(answers.verdicts("before", 1)).hasSize(1);
      assertThat(answers.verdicts("under-way", 1)).hasSize(1);
      assertThat(answers.verdicts("after", 1)).hasSize(1);
      if (UpProcess.PROC_IS_THERE) {
        assertThat(up.partsWithTheirClasses()).as("what the first start left").isEqualTo(4);
      }
    }
  }
}
