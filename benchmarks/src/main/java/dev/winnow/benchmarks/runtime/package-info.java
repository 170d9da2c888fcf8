/**
 * How much of the machine the model runtime gets out, against fixed ways of forming batches and
 * against other libraries: the same texts and the same model, taking turns in one process.
 */
@NullMarked
package dev.winnow.benchmarks.runtime;

import org.jspecify.annotations.NullMarked;
