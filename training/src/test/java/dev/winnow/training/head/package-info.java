@NullMarked
package dev.winnow.training.head;

import org.jspecify.annotations.NullMarked;
