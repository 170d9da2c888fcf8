/** Models that come into service and leave it while a classifier is in use. */
@NullMarked
package dev.winnow.runtime.deploy;

import org.jspecify.annotations.NullMarked;
