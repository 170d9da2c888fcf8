/** Tests of the package of this name. */
@NullMarked
package dev.winnow.connectors.control;

import org.jspecify.annotations.NullMarked;
