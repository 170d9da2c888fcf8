/** The whole of Winnow on one machine: which processes, with which memory, in which order. */
@NullMarked
package dev.winnow.stack.local;

import org.jspecify.annotations.NullMarked;
