package dev.winnow.runtime.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.runtime.batch.BatchLimits;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CombinedClassifierTest {
  private static final int OTHER_MAX_TOKENS = 7;

  private final Counting spam = new Counting("spam", "same");
  private final Counting hate = new Counting("hate", "same");
  private final Counting pii = new Counting("pii", "other");
  private final CombinedClassifier all = new CombinedClassifier(members(spam, hate, pii));

  @AfterEach
  void close() {
    all.close();
  }

  @Test
  void one_answer_holds_the_scores_and_models_of_all() {
    Classification answer = all.classify("abcd").join();
    assertThat(answer.scores()).containsOnlyKeys("spam", "hate", "pii");
    assertThat(answer.models())
        .extracting(ModelIdentity::id)
        .containsExactly("spam", "hate", "pii");
    assertThat(answer.tokens()).isEqualTo(4);
    assertThat(answer.truncated()).isFalse();
    assertThat(all.categories()).containsExactly("spam", "hate", "pii");
    assertThat(all.models()).isEqualTo(answer.models());
  }

  @Test
  void models_with_the_same_tokens_share_them() {
    all.classify("abcd").join();
    assertThat(spam.tokenised.get() + hate.tokenised.get()).isEqualTo(1);
    assertThat(pii.tokenised).hasValue(1);
  }

  @Test
  void what_nobody_wants_does_not_run() {
    Classification answer = all.classify("abcd", Wanted.of("pii", "unheard")).join();
    assertThat(answer.scores()).containsOnlyKeys("pii");
    assertThat(answer.models()).extracting(ModelIdentity::id).containsExactly("pii");
    assertThat(spam.scored).isEmpty();
    assertThat(spam.tokenised.get() + hate.tokenised.get()).isZero();
  }

  @Test
  void where_nothing_is_wanted_that_is_known_no_model_reads_the_text() {
    for (Wanted nothing :
        List.of(Wanted.of(), Wanted.of("unheard"), Wanted.allBut(all.categories()))) {
      assertThat(all.classify("what?", nothing).join()).isEqualTo(Classification.NOTHING);
    }
    assertThat(spam.tokenised.get() + hate.tokenised.get() + pii.tokenised.get()).isZero();
    all.close();
    assertThatThrownBy(() -> all.classify("late", Wanted.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void what_is_excepted_does_not_run_and_the_others_score_as_ever() {
    Classification answer = all.classify("abcd", Wanted.allBut(List.of("hate"))).join();
    assertThat(answer.scores()).containsOnlyKeys("spam", "pii");
    assertThat(answer.scores().get("spam"))
        .isEqualTo(all.classify("abcd").join().scores().get("spam"));
    assertThat(answer.models()).extracting(ModelIdentity::id).containsExactly("spam", "pii");
  }

  @Test
  void a_cut_by_one_model_shows() {
    assertThat(all.classify("a long text").join().truncated()).isTrue();
  }

  @Test
  void the_failure_of_one_is_the_failure_of_the_answer() {
    assertThatThrownBy(() -> all.classify("bad!").join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(ClassificationException.class);
    assertThat(all.classify("good").join().scores()).hasSize(3);
  }

  @Test
  void a_text_without_tokens_fails_alone() {
    assertThatThrownBy(() -> all.classify("what?").join())
        .hasCauseInstanceOf(ClassificationException.class);
    assertThat(all.classify("good").join().scores()).hasSize(3);
  }

  @Test
  void closing_closes_every_model() {
    all.close();
    assertThat(List.of(spam.closed.get(), hate.closed.get(), pii.closed.get())).containsOnly(1);
    assertThatThrownBy(() -> all.classify("late")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void one_by_one_no_text_shares_a_run() {
    List<Integer> sizes = new ArrayList<>();
    OneByOne alone =
        new OneByOne(
            batch -> {
              sizes.add(batch.size());
              return spam.newScorer().score(batch);
            });
    List<Classification> answers =
        alone.score(List.of(pending("a"), pending("bb"), pending("ccc")));
    assertThat(sizes).containsExactly(1, 1, 1);
    assertThat(answers).extracting(Classification::tokens).containsExactly(1, 2, 3);
    CategoryScore last = answers.get(2).scores().get("spam");
    assertThat(last == null ? -1 : last.score()).isCloseTo(0.003, within(1e-9));
  }

  private Pending pending(String text) {
    return new Pending(spam.tokenize(text), Wanted.ALL, new CompletableFuture<>());
  }

  private static List<BatchingClassifier> members(TextModel... models) {
    List<BatchingClassifier> members = new ArrayList<>();
    for (TextModel model : models) {
      members.add(
          new BatchingClassifier(model, BatchLimits.DEFAULT.found(64), 1, System::nanoTime));
    }
    return members;
  }

  /** Scores a text by its length; cuts long texts where its tokens are the other ones. */
  private static final class Counting implements TextModel {
    private final String name;
    private final String tokens;
    final AtomicInteger tokenised = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final List<Integer> scored = Collections.synchronizedList(new ArrayList<>());

    Counting(String name, String tokens) {
      this.name = name;
      this.tokens = tokens;
    }

    @Override
    public TokenizedText tokenize(String text) {
      tokenised.incrementAndGet();
      if (text.contains("?")) {
        throw new IllegalArgumentException("cannot tokenise");
      }
      return new TokenizedText(
          text.chars().asLongStream().toArray(),
          tokens.equals("other") && text.length() > OTHER_MAX_TOKENS);
    }

    @Override
    public Object tokenization() {
      return tokens;
    }

    @Override
    public BatchScorer newScorer() {
      return batch -> batch.stream().map(this::score).toList();
    }

    private Classification score(Pending pending) {
      scored.add(pending.text().length());
      if (name.equals("hate")) {
        // Fails for any text with an exclamation mark.
        FakeTextModel.classification(pending.text());
      }
      double score = pending.text().length() / 1000.0;
      return new Classification(
          Map.of(name, new CategoryScore(score, score)),
          pending.text().length(),
          pending.text().truncated(),
          models());
    }

    @Override
    public Device device() {
      return Device.CPU;
    }

    @Override
    public List<ModelIdentity> models() {
      return List.of(new ModelIdentity(name, "1", "0".repeat(64), ""));
    }

    @Override
    public List<String> categories() {
      return List.of(name);
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
