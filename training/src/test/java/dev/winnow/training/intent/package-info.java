@NullMarked
package dev.winnow.training.intent;

import org.jspecify.annotations.NullMarked;
