/** Linear models over hashed n-grams, between their fit and the file that runs. */
@NullMarked
package dev.winnow.training.ngram;

import org.jspecify.annotations.NullMarked;
