/** Calibrations fitted on dev rows. */
@NullMarked
package dev.winnow.training.calibrate;

import org.jspecify.annotations.NullMarked;
