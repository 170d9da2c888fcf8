/** Lifecycle and restore of the operators. */
@NullMarked
package dev.winnow.pipeline.operator;

import org.jspecify.annotations.NullMarked;
