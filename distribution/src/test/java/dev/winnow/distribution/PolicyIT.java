package dev.winnow.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.kafka.TopicReader;
import dev.winnow.connectors.registry.AvroCodec;
import dev.winnow.distribution.whole.Answers;
import dev.winnow.distribution.whole.Policies;
import dev.winnow.distribution.whole.Publisher;
import dev.winnow.distribution.whole.SharedStack;
import dev.winnow.schemas.PolicyUpdate;
import dev.winnow.schemas.Topics;
import dev.winnow.schemas.Verdict;
import dev.winnow.stack.local.LocalStack;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Thresholds change while the jobs run. */
@ExtendWith(SharedStack.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PolicyIT {
  /** The longest that an acknowledged policy may take to be in force. */
  private static final Duration IN_FORCE = Duration.ofSeconds(2);

  private static final String TEXT = "The library opens at nine on weekdays.";

  @Test
  void a_changed_threshold_decides_what_comes_two_seconds_later(LocalStack stack) throws Exception {
    Policies policies = new Policies(stack);
    try (Publisher publisher = new Publisher(stack);
        Answers answers = Answers.of(stack)) {
      Verdict before = decided(publisher, answers, "before");
      assertThat(before.getAction()).isEqualTo("allow");

      long strict = policies.set("toxicity.specialists.allow=0", "toxicity.specialists.act=0");
      answers.readFor(IN_FORCE);
      Verdict under = decided(publisher, answers, "under");
      long restored = policies.rollback(before.getPolicyVersion());
      answers.readFor(IN_FORCE);
      Verdict after = decided(publisher, answers, "after");

      assertThat(under.getPolicyVersion()).isEqualTo(strict);
      assertThat(under.getAction()).isEqualTo("limit");
      assertThat(under.getLabels())
          .hasEntrySatisfying("toxicity", label -> assertThat(label.getFlagged()).isTrue());
      assertThat(after.getPolicyVersion()).isEqualTo(restored);
      assertThat(after.getAction()).isEqualTo("allow");
    }
  }

  @Test
  void an_empty_topic_is_seeded_once_though_two_jobs_start_on_it(LocalStack stack) {
    try (TopicReader reader = TopicReader.open(stack.kafka(), Topics.POLICIES, true);
        AvroCodec codec = AvroCodec.connect(stack.registrySettings())) {
      PolicyUpdate first =
          codec
              .decode(reader.poll(Duration.ofSeconds(20)).get(0).value(), PolicyUpdate.class)
              .fold(
                  found -> found.value(),
                  notAvro -> {
                    throw new AssertionError(notAvro.detail());
                  },
                  unknown -> {
                    throw new AssertionError(unknown.id());
                  });

      assertThat(first.getBaseVersion()).isZero();
      assertThat(first.getDocument()).contains("categories:");
    }
  }

  private static Verdict decided(Publisher publisher, Answers answers, String id) throws Exception {
    publisher.publish(Publisher.item("policy-" + id, TEXT).build());
    return answers.finalVerdict("policy-" + id, 1);
  }
}
