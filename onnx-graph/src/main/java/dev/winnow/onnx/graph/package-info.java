/** What an ONNX file says, without running it. */
@NullMarked
package dev.winnow.onnx.graph;

import org.jspecify.annotations.NullMarked;
