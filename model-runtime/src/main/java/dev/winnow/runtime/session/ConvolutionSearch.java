package dev.winnow.runtime.session;

import java.util.Locale;

/** How cuDNN chooses the algorithm of a convolution. Models without convolutions don't care. */
public enum ConvolutionSearch {
  /** Tries all for every new shape: slow where lengths vary. */
  EXHAUSTIVE,
  /** Asks cuDNN's own estimate. */
  HEURISTIC,
  /** Always the same one. */
  DEFAULT;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
