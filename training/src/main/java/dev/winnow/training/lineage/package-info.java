/** What a package was made of, and what it took the place of. */
@NullMarked
package dev.winnow.training.lineage;

import org.jspecify.annotations.NullMarked;
