/** Both jobs on one Flink of this JVM, each going on from its newest checkpoint. */
@NullMarked
package dev.winnow.stack.flink;

import org.jspecify.annotations.NullMarked;
