/** What cards say: figures by source, thresholds, faults, data with hashes. */
@NullMarked
package dev.winnow.training.card;

import org.jspecify.annotations.NullMarked;
