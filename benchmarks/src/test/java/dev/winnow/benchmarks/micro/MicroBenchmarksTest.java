package dev.winnow.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.encode.Encoder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.openjdk.jmh.annotations.Benchmark;

/** What the benchmarks run does the work that they are named after. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class MicroBenchmarksTest {
  private static final Path MODELS =
      Path.of(System.getProperty("winnow.root", ".."), "model-runtime", "target", "models");
  private static final String ENCODER = "all-minilm-l6-v2";

  @BeforeEach
  void name_the_subject() {
    System.setProperty(Subject.MODELS, MODELS.toString());
    System.setProperty(Subject.ENCODER, ENCODER);
  }

  @AfterEach
  void forget_it() {
    System.clearProperty(Subject.MODELS);
    System.clearProperty(Subject.ENCODER);
  }

  @Test
  void the_names_are_those_of_the_benchmarks() {
    List<String> methods =
        List.of(
                TokenizerBenchmark.class,
                BatcherBenchmark.class,
                HeadsMicroBenchmark.class,
                SessionBenchmark.class)
            .stream()
            .flatMap(type -> Arrays.stream(type.getMethods()))
            .filter(method -> method.isAnnotationPresent(Benchmark.class))
            .map(method -> method.getName())
            .toList();
    assertThat(methods).containsExactlyInAnyOrderElementsOf(MicroBenchmarks.ALL);
  }

  @Test
  void texts_are_as_long_as_they_say() {
    try (Encoder encoder = Subject.encoder()) {
      for (int tokens : new int[] {16, 64, 256}) {
        assertThat(Subject.tokens(encoder, tokens).length()).isEqualTo(tokens);
        assertThat(encoder.tokenize(Subject.text(tokens)).length())
            .isBetween(tokens * 8 / 10, tokens * 12 / 10);
      }
    }
  }

  @Test
  void the_session_answers_a_vector_for_each_text() {
    SessionBenchmark session = new SessionBenchmark();
    session.tokens = 16;
    session.items = 8;
    session.open();
    try {
      assertThat(session.session()).hasDimensions(8, 768);
    } finally {
      session.close();
    }
  }

  @Test
  void every_item_comes_out_of_the_batcher() {
    BatcherBenchmark batcher = new BatcherBenchmark();
    batcher.waiting = 16;
    batcher.lengths();
    assertThat(batcher.batcher()).isEqualTo(4096);
  }

  @Test
  void each_text_gets_three_scores() {
    HeadsMicroBenchmark heads = new HeadsMicroBenchmark();
    heads.deployed = 10;
    heads.make();
    assertThat(heads.heads()).hasDimensions(8, 3);
  }

  @Test
  void an_unknown_step_is_refused() {
    assertThatThrownBy(() -> new MicroSettings(MODELS, ENCODER, List.of("lexer"), 1))
        .hasMessage("only: lexer (expected: of [tokenizer, batcher, heads, session])");
  }
}
