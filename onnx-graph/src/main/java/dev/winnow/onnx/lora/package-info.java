/** Low-rank adapters (LoRA): their files, and graphs that they are fed to or folded into. */
@NullMarked
package dev.winnow.onnx.lora;

import org.jspecify.annotations.NullMarked;
