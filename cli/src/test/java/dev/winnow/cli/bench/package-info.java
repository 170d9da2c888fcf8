@NullMarked
package dev.winnow.cli.bench;

import org.jspecify.annotations.NullMarked;
