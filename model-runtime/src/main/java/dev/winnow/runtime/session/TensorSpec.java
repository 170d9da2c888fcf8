package dev.winnow.runtime.session;

import java.util.List;

/**
 * One input or output of a model.
 *
 * @param shape one number a dimension; {@link #ANY} where it may differ from run to run
 */
public record TensorSpec(String name, ElementType type, List<Long> shape) {
  public static final long ANY = -1;

  public TensorSpec {
    shape = List.copyOf(shape);
  }

  public static TensorSpec int64(String name, Long... shape) {
    return new TensorSpec(name, ElementType.INT64, List.of(shape));
  }

  public static TensorSpec int32(String name, Long... shape) {
    return new TensorSpec(name, ElementType.INT32, List.of(shape));
  }

  public static TensorSpec string(String name, Long... shape) {
    return new TensorSpec(name, ElementType.STRING, List.of(shape));
  }

  /** See {@link ElementType#MAPS}. */
  public static TensorSpec maps(String name) {
    return new TensorSpec(name, ElementType.MAPS, List.of());
  }

  public static TensorSpec float32(String name, Long... shape) {
    return new TensorSpec(name, ElementType.FLOAT32, List.of(shape));
  }

  /**
   * Whether a model's tensor can stand where this one is required: a dimension that must be free is
   * free, a fixed one is the same or free.
   */
  boolean admits(TensorSpec found) {
    return name.equals(found.name)
        && type == found.type
        && shape.size() == found.shape.size()
        && dimensionsAdmit(found.shape);
  }

  private boolean dimensionsAdmit(List<Long> found) {
    for (int i = 0; i < shape.size(); i++) {
      if (found.get(i) != ANY && !found.get(i).equals(shape.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return name + " " + type + shape.toString().replace("-1", "any");
  }
}
