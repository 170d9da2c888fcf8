package dev.winnow.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;

/**
 * The locale by which a model's {@code StringNormalizer} turns text into lower case. Without one it
 * is en_US, which small machines lack, so that the model does not even load there.
 */
public final class StringLocale {
  private static final String OPERATOR = "StringNormalizer";
  private static final String LOCALE = "locale";

  private StringLocale() {}

  /** Whether a model depends on a locale. */
  public static boolean matters(OnnxOutline model) {
    return model.nodes().stream().anyMatch(node -> node.operator().equals(OPERATOR));
  }

  /** The same model with another locale; its weights and all else are kept. */
  public static ModelProto with(ModelProto model, String locale) {
    ModelProto.Builder changed = model.toBuilder();
    for (NodeProto.Builder node : changed.getGraphBuilder().getNodeBuilderList()) {
      if (node.getOpType().equals(OPERATOR)) {
        set(node, locale);
      }
    }
    return changed.build();
  }

  private static void set(NodeProto.Builder node, String locale) {
    for (int i = node.getAttributeCount() - 1; i >= 0; i--) {
      if (node.getAttribute(i).getName().equals(LOCALE)) {
        node.removeAttribute(i);
      }
    }
    node.addAttribute(
        AttributeProto.newBuilder()
            .setName(LOCALE)
            .setType(AttributeType.STRING)
            .setS(ByteString.copyFromUtf8(locale)));
  }
}
