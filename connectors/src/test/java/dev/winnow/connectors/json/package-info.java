/** Tests of the package of this name. */
@NullMarked
package dev.winnow.connectors.json;

import org.jspecify.annotations.NullMarked;
