@NullMarked
package dev.winnow.training.ngram;

import org.jspecify.annotations.NullMarked;
