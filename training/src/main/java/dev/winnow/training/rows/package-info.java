/**
 * The rows that a model is trained and measured on: which, from where, and how much each counts.
 */
@NullMarked
package dev.winnow.training.rows;

import org.jspecify.annotations.NullMarked;
