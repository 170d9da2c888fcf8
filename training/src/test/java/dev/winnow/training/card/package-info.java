@NullMarked
package dev.winnow.training.card;

import org.jspecify.annotations.NullMarked;
