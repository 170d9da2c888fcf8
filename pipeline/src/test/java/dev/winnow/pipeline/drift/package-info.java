@NullMarked
package dev.winnow.pipeline.drift;

import org.jspecify.annotations.NullMarked;
