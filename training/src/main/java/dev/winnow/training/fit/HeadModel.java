package dev.winnow.training.fit;

/** A fitted model over an encoder's vectors. Immutable. */
public sealed interface HeadModel permits LinearModel, HiddenLayerModel {
  /** The score of one vector, 0 to 1; not calibrated. */
  double score(float[] features);
}
