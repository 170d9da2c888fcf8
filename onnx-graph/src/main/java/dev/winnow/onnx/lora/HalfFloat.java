package dev.winnow.onnx.lora;

/** Numbers of 16 bits as IEEE 754 defines them: 1 of sign, 5 of exponent, 10 of fraction. */
final class HalfFloat {
  private static final int FRACTION_BITS = 10;
  private static final int EXPONENTS = 0x1f;

  private HalfFloat() {}

  static float toFloat(short bits) {
    int exponent = (bits >> FRACTION_BITS) & EXPONENTS;
    int fraction = bits & ((1 << FRACTION_BITS) - 1);
    float magnitude;
    if (exponent == EXPONENTS) {
      magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      magnitude = Math.scalb((float) fraction, -24);
    } else {
      magnitude = Math.scalb((float) (fraction | 1 << FRACTION_BITS), exponent - 25);
    }
    return bits < 0 ? -magnitude : magnitude;
  }
}
