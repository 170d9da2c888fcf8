/**
 * Brings encoders of the BERT family into a form that is fast on CPUs and gives the same vector
 * whatever shares the batch.
 */
@NullMarked
package dev.winnow.onnx.encoder;

import org.jspecify.annotations.NullMarked;
