@NullMarked
package dev.winnow.cli.audit;

import org.jspecify.annotations.NullMarked;
