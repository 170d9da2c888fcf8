package dev.winnow.training.screen;

import dev.winnow.training.data.LabelledRow;

/**
 * A row as a model is fitted on it.
 *
 * @param target the wanted probability, 0 to 1
 * @param buckets of its text, or of an obfuscated form of it
 * @param plain false for an obfuscated form
 */
@SuppressWarnings("ArrayRecordComponent") // only ever compared by identity
record Example(LabelledRow row, double target, int[] buckets, boolean plain) {}
