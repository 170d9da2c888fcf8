/** From a model's raw score to a probability that can be relied on. */
@NullMarked
package dev.winnow.runtime.calibrate;

import org.jspecify.annotations.NullMarked;
