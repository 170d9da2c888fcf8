package dev.winnow.pipeline.cascade;

import dev.winnow.schemas.Term;

/** How far a revision has come when a verdict on it is written. */
public enum Phase implements Term {
  /** The specialists were unsure; the general model is asked. */
  PROVISIONAL,
  /** No machine was sure; people are asked. */
  REVIEW,
  /** Nothing follows. */
  FINAL;
}
