package dev.winnow.training.screen;

import dev.winnow.training.data.LabelledRow;

/**
 * A row as a model is fitted on it.
 *
 * @param buckets of its text, or of an obfuscated form of it
 * @param plain false for an obfuscated form
 */
@SuppressWarnings("ArrayRecordComponent") // only ever compared by identity
record Example(LabelledRow row, int[] buckets, boolean plain) {}
