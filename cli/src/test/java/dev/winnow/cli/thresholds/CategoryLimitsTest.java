package dev.winnow.cli.thresholds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.training.certify.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class CategoryLimitsTest {
  private final CategoryLimits.Converter converter = new CategoryLimits.Converter();

  @Test
  void reads_a_category_and_its_two_limits() {
    assertThat(converter.convert("prompt_injection=0.02/0.05"))
        .isEqualTo(new CategoryLimits("prompt_injection", new Limits(0.02, 0.05)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"spam", "spam=0.02", "spam=0/0.05", "spam=0.02/1", "spam=1.2.3/0.5"})
  void names_what_is_no_limit(String value) {
    assertThatThrownBy(() -> converter.convert(value))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageStartingWith(value);
  }
}
