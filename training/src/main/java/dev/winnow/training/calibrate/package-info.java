/** From scores on dev rows to probabilities, and how far these are off on rows not fitted on. */
@NullMarked
package dev.winnow.training.calibrate;

import org.jspecify.annotations.NullMarked;
