/** What becomes of the stream while a provider of second opinions fails. */
@NullMarked
package dev.winnow.distribution.outage;

import org.jspecify.annotations.NullMarked;
