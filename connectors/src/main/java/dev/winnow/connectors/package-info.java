/** How Winnow meets the outside: Kafka with its schema registry, JSON Lines, larger models. */
@NullMarked
package dev.winnow.connectors;

import org.jspecify.annotations.NullMarked;
