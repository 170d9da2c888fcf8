package dev.winnow.pipeline.cascade;

import dev.winnow.runtime.classify.Classifier;
import dev.winnow.schemas.Stage;

/** A stage of a {@link Cascade} and the models that answer in it. */
public record CascadeStage(Stage stage, Classifier classifier) {}
