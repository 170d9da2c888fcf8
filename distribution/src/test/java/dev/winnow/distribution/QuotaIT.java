package dev.winnow.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.distribution.whole.Answers;
import dev.winnow.distribution.whole.Policies;
import dev.winnow.distribution.whole.Publisher;
import dev.winnow.distribution.whole.TestStack;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;
import dev.winnow.stack.local.LocalStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Machines remove as many items a day as the policy says, though their process is killed. */
class QuotaIT {
  private static final int QUOTA = 12;
  private static final int ITEMS = 20;
  private static final Duration UNTIL_THE_POLICY_IS_READ = Duration.ofSeconds(3);

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void the_quota_is_kept_to_the_item_through_a_restart(@TempDir Path folder) throws Exception {
    try (LocalStack stack = TestStack.start(folder);
        Publisher items = new Publisher(stack);
        Answers answers = Answers.of(stack)) {
      publish(items, "warm-up", 0, 1);
      answers.finalVerdict("warm-up-0", 1);
      // Everything is spam and removed at once, so only the quota decides what becomes of it.
      new Policies(stack)
          .set(
              "spam.screen.allow=0",
              "spam.screen.act=0",
              "quota.moderate=" + QUOTA,
              "quota.escalate=0");
      answers.readFor(UNTIL_THE_POLICY_IS_READ);

      publish(items, "bulk", 0, ITEMS / 2);
      answers.await("the first half", () -> settled(answers, ITEMS / 2));
      stack.jobs().kill();
      stack.jobs().start().get(2, TimeUnit.MINUTES);
      publish(items, "bulk", ITEMS / 2, ITEMS);
      answers.await("all", () -> settled(answers, ITEMS));

      assertThat(bulk(answers).filter(v -> v.getFinal$() && v.getAction().equals("remove")))
          .hasSize(QUOTA);
      List<Verdict> held = bulk(answers).filter(v -> v.getAction().equals("review")).toList();
      assertThat(held)
          .hasSize(ITEMS - QUOTA)
          .allSatisfy(
              verdict -> {
                assertThat(verdict.getFinal$()).isFalse();
                assertThat(verdict.getEscalation().getReason()).isEqualTo("over_quota");
                ReviewRequest review = answers.review(verdict.getId(), 1);
                assertThat(review.getReason()).isEqualTo("over_quota");
                assertThat(review.getProvisionalVerdictId()).isEqualTo(verdict.getVerdictId());
              });
    }
  }

  private static void publish(Publisher items, String name, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      items.publish(Publisher.item(name + "-" + i, "The library opens at nine, hall " + i).build());
    }
  }

  /** Once so many have been removed or held. */
  private static Optional<Long> settled(Answers answers, int wanted) {
    return Optional.of(bulk(answers).count()).filter(count -> count >= wanted);
  }

  private static Stream<Verdict> bulk(Answers answers) {
    return IntStream.range(0, ITEMS)
        .boxed()
        .flatMap(i -> answers.verdicts("bulk-" + i, 1).stream())
        .map(Answers.Answer::record);
  }
}
