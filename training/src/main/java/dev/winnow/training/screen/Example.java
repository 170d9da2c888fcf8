package dev.winnow.training.screen;

import dev.winnow.runtime.ngram.HashedText;
import dev.winnow.training.data.LabelledRow;

/**
 * A row as a model is fitted on it.
 *
 * @param target the wanted probability, 0 to 1
 * @param text the row's, or an obfuscated form of it
 * @param plain false for an obfuscated form
 */
record Example(LabelledRow row, double target, HashedText text, boolean plain) {}
