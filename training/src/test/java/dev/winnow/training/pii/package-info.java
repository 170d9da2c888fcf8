@NullMarked
package dev.winnow.training.pii;

import org.jspecify.annotations.NullMarked;
