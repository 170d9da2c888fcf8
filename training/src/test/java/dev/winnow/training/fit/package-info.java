@NullMarked
package dev.winnow.training.fit;

import org.jspecify.annotations.NullMarked;
