/** Commands that read and change the policy. */
@NullMarked
package dev.winnow.cli.policy;

import org.jspecify.annotations.NullMarked;
