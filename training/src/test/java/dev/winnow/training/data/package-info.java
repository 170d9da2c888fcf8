@NullMarked
package dev.winnow.training.data;

import org.jspecify.annotations.NullMarked;
