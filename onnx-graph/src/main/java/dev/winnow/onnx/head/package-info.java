/** Heads read as what they compute: dense layers, so that they run without a session. */
@NullMarked
package dev.winnow.onnx.head;

import org.jspecify.annotations.NullMarked;
