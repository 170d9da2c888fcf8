/** Low-rank adapters: many variants of one encoder, whose weights lie in memory once. */
@NullMarked
package dev.winnow.runtime.adapt;

import org.jspecify.annotations.NullMarked;
