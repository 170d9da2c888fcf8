package dev.winnow.onnx.encoder;

/** The four products of a layer whose inputs are quantised. */
enum Site {
  /** Query, key and value in one. */
  ATTENTION_INPUT("attention-input", "attention/self/query"),
  ATTENTION_OUTPUT("attention-output", "attention/output/dense"),
  WIDEN("widen", "intermediate/dense"),
  NARROW("narrow", "output/dense");

  private final String term;
  private final String place;

  Site(String term, String place) {
    this.term = term;
    this.place = place;
  }

  /** What files call it. */
  String term() {
    return term;
  }

  /** Where exported graphs have it. */
  String place() {
    return place;
  }
}
