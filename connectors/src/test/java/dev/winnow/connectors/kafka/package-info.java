/** Tests of the package of this name. */
@NullMarked
package dev.winnow.connectors.kafka;

import org.jspecify.annotations.NullMarked;
