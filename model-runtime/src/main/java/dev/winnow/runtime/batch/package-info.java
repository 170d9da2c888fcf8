/** Which waiting items share a run of the model, and when it is due. */
@NullMarked
package dev.winnow.runtime.batch;

import org.jspecify.annotations.NullMarked;
