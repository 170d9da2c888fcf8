package dev.winnow.training.intent;

import dev.winnow.runtime.repository.NgramLinearManifest;

/**
 * What came of training intents.
 *
 * @param kept how the model was fitted
 * @param figures on dev
 * @param bytes of the model's file
 */
public record IntentSummary(
    NgramLinearManifest manifest, String kept, IntentFigures figures, long bytes) {}
