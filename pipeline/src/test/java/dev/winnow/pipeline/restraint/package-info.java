@NullMarked
package dev.winnow.pipeline.restraint;

import org.jspecify.annotations.NullMarked;
