package dev.winnow.training.fit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises a smooth convex function with limited-memory BFGS: the two-loop recursion (Nocedal and
 * Wright, Numerical Optimization, 2nd edition, algorithm 7.4) and a backtracking line search on the
 * Armijo condition. Deterministic: it draws no random numbers and runs on the caller's thread.
 */
final class Lbfgs {
  private static final int MEMORY = 10;
  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final int MAX_HALVINGS = 50;

  private final int maxIterations;
  private final double tolerance;
  private final int memory;

  /**
   * @param tolerance ends once no component of the gradient is larger
   */
  Lbfgs(int maxIterations, double tolerance) {
    this(maxIterations, tolerance, MEMORY);
  }

  /**
   * @param tolerance ends once no component of the gradient is larger
   * @param memory so many steps are remembered, of two vectors each
   */
  Lbfgs(int maxIterations, double tolerance, int memory) {
    if (maxIterations < 1 || !(tolerance > 0) || memory < 1) {
      throw new IllegalArgumentException(
          "maxIterations: %d, tolerance: %s, memory: %d (expected: all > 0)"
              .formatted(maxIterations, tolerance, memory));
    }
    this.maxIterations = maxIterations;
    this.tolerance = tolerance;
    this.memory = memory;
  }

  /** The point that it ends at, from zero. */
  double[] minimise(SmoothFunction function) {
    double[] point = new double[function.dimensions()];
    double[] gradient = new double[point.length];
    double value = function.evaluate(point, gradient);
    Deque<Correction> remembered = new ArrayDeque<>();
    for (int i = 0; i < maxIterations && largest(gradient) > tolerance; i++) {
      double[] direction = direction(gradient, remembered);
      Step step = search(function, point, value, gradient, direction, remembered.isEmpty());
      if (step == null) {
        return point;
      }
      remember(remembered, difference(step.point, point), difference(step.gradient, gradient));
      point = step.point;
      gradient = step.gradient;
      value = step.value;
    }
    return point;
  }

  private static double[] direction(double[] gradient, Deque<Correction> newestFirst) {
    double[] direction = scaled(gradient, -1);
    double[] alphas = new double[newestFirst.size()];
    int i = 0;
    for (Correction c : newestFirst) {
      alphas[i] = dot(c.moved, direction) * c.rho;
      addScaled(direction, c.turned, -alphas[i++]);
    }
    Correction newest = newestFirst.peekFirst();
    if (newest != null) {
      double curvature = 1 / (newest.rho * dot(newest.turned, newest.turned));
      direction = scaled(direction, curvature);
    }
    for (Iterator<Correction> oldestFirst = newestFirst.descendingIterator();
        oldestFirst.hasNext(); ) {
      Correction c = oldestFirst.next();
      double beta = dot(c.turned, direction) * c.rho;
      addScaled(direction, c.moved, alphas[--i] - beta);
    }
    return direction;
  }

  /** Null where no step along the direction lowers the value: the end of what doubles can tell. */
  private static @org.jspecify.annotations.Nullable Step search(
      SmoothFunction function,
      double[] point,
      double value,
      double[] gradient,
      double[] direction,
      boolean isFirst) {
    double slope = dot(gradient, direction);
    double length = isFirst ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    for (int i = 0; i < MAX_HALVINGS; i++, length /= 2) {
      double[] next = point.clone();
      addScaled(next, direction, length);
      double[] nextGradient = new double[next.length];
      double nextValue = function.evaluate(next, nextGradient);
      if (nextValue < value && nextValue <= value + SUFFICIENT_DECREASE * length * slope) {
        return new Step(next, nextGradient, nextValue);
      }
    }
    return null;
  }

  private void remember(Deque<Correction> newestFirst, double[] moved, double[] turned) {
    double curvature = dot(moved, turned);
    if (curvature <= 1e-12 * dot(turned, turned)) {
      return;
    }
    newestFirst.addFirst(new Correction(moved, turned, 1 / curvature));
    if (newestFirst.size() > memory) {
      newestFirst.removeLast();
    }
  }

  private static double largest(double[] vector) {
    double largest = 0;
    for (double component : vector) {
      largest = Math.max(largest, Math.abs(component));
    }
    return largest;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] scaled(double[] vector, double factor) {
    double[] result = new double[vector.length];
    addScaled(result, vector, factor);
    return result;
  }

  private static double[] difference(double[] a, double[] b) {
    double[] result = a.clone();
    addScaled(result, b, -1);
    return result;
  }

  private static void addScaled(double[] to, double[] vector, double factor) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * vector[i];
    }
  }

  private static final class Step {
    final double[] point;
    final double[] gradient;
    final double value;

    Step(double[] point, double[] gradient, double value) {
      this.point = point;
      this.gradient = gradient;
      this.value = value;
    }
  }

  /** How far a step moved and how much the gradient turned on it. */
  private static final class Correction {
    final double[] moved;
    final double[] turned;
    final double rho;

    Correction(double[] moved, double[] turned, double rho) {
      this.moved = moved;
      this.turned = turned;
      this.rho = rho;
    }
  }
}
