package dev.winnow.pipeline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.schemas.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code samples/fast-policy.yaml} beside the default policy. */
class FastPolicyTest {
  private static final Path FILE =
      Path.of(System.getProperty("winnow.root"), "samples", "fast-policy.yaml");

  private final Policy usual = PolicyYaml.parse(1, PolicyYaml.defaultDocument());
  private Policy fast = usual;

  @BeforeEach
  void read() throws IOException {
    fast = PolicyYaml.parse(1, Files.readString(FILE));
  }

  @Test
  void it_differs_in_thresholds_alone() {
    assertThat(fast.categories()).containsOnlyKeys(usual.categories().keySet());
    fast.categories()
        .forEach(
            (name, rules) -> assertThat(rules.action()).isEqualTo(rules(usual, name).action()));
    assertThat(fast.languages()).isEqualTo(usual.languages());
    assertThat(fast.routes()).isEqualTo(usual.routes());
  }

  @Test
  void its_screen_is_in_doubt_of_less() {
    fast.categories()
        .forEach(
            (name, rules) -> {
              Thresholds doubt = Objects.requireNonNull(rules.at(Stage.SCREEN));
              Thresholds before = Objects.requireNonNull(rules(usual, name).at(Stage.SCREEN));
              assertThat(doubt.allow()).as(name).isGreaterThan(before.allow());
              assertThat(doubt.act()).as(name).isLessThan(before.act());
            });
  }

  private static CategoryPolicy rules(Policy policy, String category) {
    return Objects.requireNonNull(policy.categories().get(category));
  }
}
