package dev.winnow.training.fit;

/** A differentiable function to minimise. */
interface SmoothFunction {
  int dimensions();

  /**
   * The value at a point.
   *
   * @param gradient overwritten with the gradient there
   */
  double evaluate(double[] point, double[] gradient);
}
