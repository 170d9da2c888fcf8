/** Trying a model out before it serves: on which texts, and what is held against what. */
@NullMarked
package dev.winnow.runtime.probe;

import org.jspecify.annotations.NullMarked;
