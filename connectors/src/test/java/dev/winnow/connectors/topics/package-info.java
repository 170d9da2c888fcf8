/** Tests of the package of this name. */
@NullMarked
package dev.winnow.connectors.topics;

import org.jspecify.annotations.NullMarked;
