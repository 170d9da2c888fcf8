/** How often machines are wrong where they are sure, from a weighted sample that people judged. */
@NullMarked
package dev.winnow.training.audit;

import org.jspecify.annotations.NullMarked;
