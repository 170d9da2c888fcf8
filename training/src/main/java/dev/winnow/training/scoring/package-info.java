/** Many texts put to a classifier, and its answers in their order. */
@NullMarked
package dev.winnow.training.scoring;

import org.jspecify.annotations.NullMarked;
