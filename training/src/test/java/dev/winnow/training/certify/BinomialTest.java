package dev.winnow.training.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class BinomialTest {
  @Property(tries = 300, seed = "17")
  void a_tail_is_the_sum_of_its_terms(
      @ForAll @IntRange(min = 1, max = 60) int n,
      @ForAll @IntRange(max = 60) int upTo,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double p) {
    int k = Math.min(upTo, n);
    double sum = 0;
    double ways = 1;
    for (int i = 0; i <= k; i++) {
      sum += ways * Math.pow(p, i) * Math.pow(1 - p, n - i);
      ways = ways * (n - i) / (i + 1);
    }

    assertThat(Binomial.atMost(k, n, p)).isCloseTo(sum, within(1e-10));
  }

  /** With one logarithm for each factor, which cannot overflow. */
  @Property(tries = 100, seed = "17")
  void a_tail_of_many_cases_is_the_sum_of_its_terms(
      @ForAll @IntRange(min = 1000, max = 20_000) int n,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double p,
      @ForAll @DoubleRange(min = -4, max = 4) double deviations) {
    double drawn = n * p + deviations * Math.sqrt(n * p * (1 - p));
    int k = (int) Math.max(0, Math.min(n, drawn));
    double log = n * Math.log1p(-p);
    double sum = 0;
    for (int i = 0; i <= k; i++) {
      sum += Math.exp(log);
      log += Math.log((double) (n - i) / (i + 1)) + Math.log(p) - Math.log1p(-p);
    }

    assertThat(Binomial.atMost(k, n, p)).isCloseTo(sum, within(1e-8));
  }

  @Property(tries = 300, seed = "17")
  void under_its_upper_bound_so_few_are_exactly_as_improbable_as_allowed(
      @ForAll @IntRange(min = 1, max = 20_000) int n,
      @ForAll @DoubleRange(max = 0.98) double part) {
    int k = (int) (part * n);

    double bound = Binomial.upperBound(k, n, 0.95);

    assertThat(bound).isGreaterThan((double) k / n);
    assertThat(Binomial.atMost(k, n, bound)).isCloseTo(0.05, within(1e-6));
  }

  /** Table values of Clopper and Pearson's one-sided bound. */
  @Example
  void bounds_are_those_of_the_tables() {
    assertThat(Binomial.upperBound(0, 59, 0.95)).isCloseTo(0.0495, within(1e-4));
    assertThat(Binomial.upperBound(1, 10, 0.95)).isCloseTo(0.3942, within(1e-4));
    assertThat(Binomial.upperBound(0, 0, 0.95)).isEqualTo(1);
  }

  @Example
  void so_many_faultless_cases_prove_a_limit_and_one_less_does_not() {
    for (double limit : new double[] {0.01, 0.02, 0.05}) {
      int n = Binomial.fewestCases(limit, 0.95);

      assertThat(Binomial.atMost(0, n, limit)).isLessThanOrEqualTo(0.05);
      assertThat(Binomial.atMost(0, n - 1, limit)).isGreaterThan(0.05);
    }
    assertThat(Binomial.fewestCases(0.01, 0.95)).isEqualTo(299);
    assertThat(Binomial.fewestCases(0.05, 0.95)).isEqualTo(59);
  }

  @Example
  void more_cases_than_there_are_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Binomial.atMost(3, 2, 0.5))
        .withMessage("3 of 2 (expected: 0 <= k <= n)");
  }
}
