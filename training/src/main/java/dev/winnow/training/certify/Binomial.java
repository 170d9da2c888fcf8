package dev.winnow.training.certify;

/**
 * Exact tails of the binomial distribution, and the bounds that follow from them; no normal
 * approximation, which is wrong where errors are rare.
 *
 * <p>Bounds: Clopper and Pearson, "The Use of Confidence or Fiducial Limits Illustrated in the Case
 * of the Binomial", Biometrika 26, 1934.
 */
public final class Binomial {
  private static final int BISECTIONS = 60;
  private static final double NEGLIGIBLE = 1e-18;
  private static final double[] LOG_FACTORIALS = logFactorials(1024);

  private Binomial() {}

  /**
   * The probability of at most {@code k} of {@code n} where each comes with probability {@code p}.
   */
  public static double atMost(int k, int n, double p) {
    requireCounts(k, n);
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("p: " + p + " (expected: 0 to 1)");
    }
    if (k == n || p == 0) {
      return 1;
    }
    if (p == 1) {
      return 0;
    }
    double tail = k < n * p ? downFrom(k, n, p) : 1 - downFrom(n - k - 1, n, 1 - p);
    return Math.max(0, Math.min(1, tail));
  }

  /**
   * The largest rate under which {@code k} of {@code n} are still believable: the true rate lies
   * below it with the given confidence. 1 where there is no case.
   */
  public static double upperBound(int k, int n, double confidence) {
    requireCounts(k, n);
    if (k == n) {
      return 1;
    }
    double low = (double) k / n;
    double high = 1;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (atMost(k, n, middle) > 1 - confidence) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The fewest cases of which not one may be wrong, to be sure that the rate is below a limit. */
  public static int fewestCases(double limit, double confidence) {
    return (int) Math.ceil(Math.log(1 - confidence) / Math.log1p(-limit));
  }

  /** Sums the terms k, k − 1, …; they fall from the first one on where k lies below the mean. */
  private static double downFrom(int k, int n, double p) {
    double logTerm = Math.log(p) * k + Math.log1p(-p) * (n - k);
    double term = Math.exp(logTerm + logFactorial(n) - logFactorial(k) - logFactorial(n - k));
    double sum = term;
    for (int i = k; i > 0 && term > NEGLIGIBLE * sum; i--) {
      term *= i * (1 - p) / ((n - i + 1) * p);
      sum += term;
    }
    return sum;
  }

  /** From a table, or by Stirling's series where its next term is below rounding. */
  private static double logFactorial(int n) {
    if (n < LOG_FACTORIALS.length) {
      return LOG_FACTORIALS[n];
    }
    double x = n;
    return x * Math.log(x)
        - x
        + Math.log(2 * Math.PI * x) / 2
        + 1 / (12 * x)
        - 1 / (360 * x * x * x);
  }

  private static double[] logFactorials(int below) {
    double[] logs = new double[below];
    for (int n = 2; n < below; n++) {
      logs[n] = logs[n - 1] + Math.log(n);
    }
    return logs;
  }

  private static void requireCounts(int k, int n) {
    if (n < 0 || k < 0 || k > n) {
      throw new IllegalArgumentException("%d of %d (expected: 0 <= k <= n)".formatted(k, n));
    }
  }
}
