/** How well scores tell positives from negatives, and how far they can be believed. */
@NullMarked
package dev.winnow.training.metric;

import org.jspecify.annotations.NullMarked;
