@NullMarked
package dev.winnow.cli.thresholds;

import org.jspecify.annotations.NullMarked;
