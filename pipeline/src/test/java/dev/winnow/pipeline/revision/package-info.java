/** Laws of the revisions seen. */
@NullMarked
package dev.winnow.pipeline.revision;

import org.jspecify.annotations.NullMarked;
