/** Which revisions of an item were seen, and what that means for one more: no Flink, no clock. */
@NullMarked
package dev.winnow.pipeline.revision;

import org.jspecify.annotations.NullMarked;
