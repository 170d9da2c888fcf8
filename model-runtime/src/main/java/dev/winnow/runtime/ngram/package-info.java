/** Linear models over hashed n-grams: the cheapest that can tell anything of a text. */
@NullMarked
package dev.winnow.runtime.ngram;

import org.jspecify.annotations.NullMarked;
