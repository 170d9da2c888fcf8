@NullMarked
package dev.winnow.training.evaluate;

import org.jspecify.annotations.NullMarked;
