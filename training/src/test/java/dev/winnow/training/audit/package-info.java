@NullMarked
package dev.winnow.training.audit;

import org.jspecify.annotations.NullMarked;
