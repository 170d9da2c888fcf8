@NullMarked
package dev.winnow.pipeline.audit;

import org.jspecify.annotations.NullMarked;
