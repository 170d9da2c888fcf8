/** Texts to vectors, each text once: encoding is by far the slowest part of training. */
@NullMarked
package dev.winnow.training.embed;

import org.jspecify.annotations.NullMarked;
