/** What an encoder needs of real texts before it can be compiled. */
@NullMarked
package dev.winnow.training.encoder;

import org.jspecify.annotations.NullMarked;
