/**
 * What operators steer by while the jobs run, as a worker sees it: the policy in force, and the
 * counts of a day that it limits.
 */
@NullMarked
package dev.winnow.pipeline.control;

import org.jspecify.annotations.NullMarked;
