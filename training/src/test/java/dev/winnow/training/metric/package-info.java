@NullMarked
package dev.winnow.training.metric;

import org.jspecify.annotations.NullMarked;
