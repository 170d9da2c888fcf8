/** Fitting: a weighted logistic regression, its optimiser and the calibration of its scores. */
@NullMarked
package dev.winnow.training.fit;

import org.jspecify.annotations.NullMarked;
