/** Child processes: their command, their readiness, their log and their end. */
@NullMarked
package dev.winnow.stack.process;

import org.jspecify.annotations.NullMarked;
