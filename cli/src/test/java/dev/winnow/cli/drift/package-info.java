@NullMarked
package dev.winnow.cli.drift;

import org.jspecify.annotations.NullMarked;
