package dev.winnow.onnx.encoder;

/** What a layer normalisation multiplies by and adds, a value for each channel. */
record LayerNorm(float[] scale, float[] shift) {}
