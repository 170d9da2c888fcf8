package dev.winnow.training.promote;

import dev.winnow.training.data.LabelledRow;

/**
 * What two models say of one category in one row.
 *
 * @param before probability of the model in service
 * @param after probability of the candidate
 */
public record ScoredPair(LabelledRow row, boolean positive, double before, double after) {}
