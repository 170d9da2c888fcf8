/** What follows from scores: pure functions from a policy and probabilities to a decision. */
@NullMarked
package dev.winnow.pipeline.policy;

import org.jspecify.annotations.NullMarked;
