package dev.winnow.runtime.repository;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.winnow.runtime.tokenize.LongTexts;
import java.io.IOException;

/** Reads how long texts are cut. Manifests from before there was a choice do not say. */
final class LongTextsReader extends StdDeserializer<LongTexts> {
  private static final long serialVersionUID = 1;

  LongTextsReader() {
    super(LongTexts.class);
  }

  @Override
  public LongTexts deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    try {
      return LongTexts.parse(parser.getText());
    } catch (IllegalArgumentException e) {
      throw context.weirdStringException(parser.getText(), LongTexts.class, e.getMessage());
    }
  }

  @Override
  public Object getAbsentValue(DeserializationContext context) {
    return LongTexts.HEAD;
  }
}
