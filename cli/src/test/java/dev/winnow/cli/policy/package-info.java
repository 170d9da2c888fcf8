@NullMarked
package dev.winnow.cli.policy;

import org.jspecify.annotations.NullMarked;
