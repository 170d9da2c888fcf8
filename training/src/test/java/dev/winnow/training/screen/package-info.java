@NullMarked
package dev.winnow.training.screen;

import org.jspecify.annotations.NullMarked;
