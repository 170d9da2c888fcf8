/** Laws and cases of the policy. */
@NullMarked
package dev.winnow.pipeline.policy;

import org.jspecify.annotations.NullMarked;
