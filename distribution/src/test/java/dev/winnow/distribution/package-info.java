/** Tests of the whole: the arrows between modules, and what the distribution's processes do. */
@NullMarked
package dev.winnow.distribution;

import org.jspecify.annotations.NullMarked;
