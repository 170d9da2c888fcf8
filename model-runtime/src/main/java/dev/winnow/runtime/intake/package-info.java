/** Models of others, made into packages: recognised, copied with bounds, tried, described. */
@NullMarked
package dev.winnow.runtime.intake;

import org.jspecify.annotations.NullMarked;
