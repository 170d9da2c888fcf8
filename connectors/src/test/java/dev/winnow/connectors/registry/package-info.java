/** Tests of the codec against registries that answer, fail and lie. */
@NullMarked
package dev.winnow.connectors.registry;

import org.jspecify.annotations.NullMarked;
