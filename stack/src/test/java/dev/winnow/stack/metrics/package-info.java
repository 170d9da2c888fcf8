@NullMarked
package dev.winnow.stack.metrics;

import org.jspecify.annotations.NullMarked;
