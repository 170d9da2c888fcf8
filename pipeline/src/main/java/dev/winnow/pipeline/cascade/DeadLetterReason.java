package dev.winnow.pipeline.cascade;

import dev.winnow.schemas.Term;

/** Why a record could not be decided: the code that stands in its dead letter. */
public enum DeadLetterReason implements Term {
  /** The bytes are not a record of the topic's type in the Confluent wire format. */
  NOT_AVRO,
  /** The registry does not know the schema id. */
  UNKNOWN_SCHEMA,
  MISSING_ID,
  INVALID_ID,
  INVALID_TENANT,
  INVALID_REVISION,
  INVALID_OPERATION,
  INVALID_MODE,
  /** A run's name is missing, too long, or stands where none belongs. */
  INVALID_RUN,
  INVALID_SURFACE,
  /** A reviewer's answer names an action that nobody can take. */
  INVALID_ACTION,
  /** A reviewer's answer is of no known kind. */
  INVALID_KIND,
  /** A cancellation does not say why. */
  INVALID_CANCEL_REASON,
  /** A request is made for no known reason. */
  INVALID_REASON,
  /** A label names a stage that there is not. */
  INVALID_LABEL,
  EMPTY_TEXT,
  OVERSIZED_TEXT,
  /** Thread, media, attributes or another accompanying field is too large. */
  OVERSIZED_CONTEXT,
  /** The model could not answer for this text. */
  INFERENCE_FAILED,
  /** The model did not answer in time. */
  INFERENCE_TIMEOUT;
}
