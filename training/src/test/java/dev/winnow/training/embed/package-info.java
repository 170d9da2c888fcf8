@NullMarked
package dev.winnow.training.embed;

import org.jspecify.annotations.NullMarked;
