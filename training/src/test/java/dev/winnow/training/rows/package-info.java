@NullMarked
package dev.winnow.training.rows;

import org.jspecify.annotations.NullMarked;
