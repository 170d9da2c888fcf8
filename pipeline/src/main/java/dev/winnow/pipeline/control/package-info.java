/** What operators steer by while the jobs run, as a worker sees it: the policy in force. */
@NullMarked
package dev.winnow.pipeline.control;

import org.jspecify.annotations.NullMarked;
