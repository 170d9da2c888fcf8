package dev.winnow.onnx.encoder;

/**
 * The weights of one layer: self-attention, then a feed-forward network that first widens.
 *
 * @param attention joins what the attention heads found
 * @param widen into the inner dimension, before GELU
 * @param narrow back from it
 */
record BertLayer(
    Linear query,
    Linear key,
    Linear value,
    Linear attention,
    LayerNorm attentionNorm,
    Linear widen,
    Linear narrow,
    LayerNorm norm) {}
