/** What asking a larger model about some texts alone saves, and what it costs in quality. */
@NullMarked
package dev.winnow.benchmarks.cascade;

import org.jspecify.annotations.NullMarked;
