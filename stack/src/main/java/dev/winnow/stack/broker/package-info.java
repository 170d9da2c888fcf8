/** A real Kafka broker of one node, in this JVM. */
@NullMarked
package dev.winnow.stack.broker;

import org.jspecify.annotations.NullMarked;
