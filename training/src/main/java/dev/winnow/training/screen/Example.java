package dev.winnow.training.screen;

import dev.winnow.runtime.ngram.HashedText;
import dev.winnow.training.data.LabelledRow;

/**
 * A row as a model is fitted on it.
 *
 * @param target the wanted probability, 0 to 1
 * @param text the row's, an obfuscated form of it or an excerpt
 * @param plain whether it is the row's
 */
record Example(LabelledRow row, double target, HashedText text, boolean plain) {}
