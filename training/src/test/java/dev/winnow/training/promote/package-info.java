@NullMarked
package dev.winnow.training.promote;

import org.jspecify.annotations.NullMarked;
