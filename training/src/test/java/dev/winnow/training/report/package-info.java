@NullMarked
package dev.winnow.training.report;

import org.jspecify.annotations.NullMarked;
