package dev.winnow.schemas;

import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/**
 * A schema as it is released and registered: without the hint {@code avro.java.string} that the
 * code generator adds for Java alone. Not for recursive schemas; Winnow has none.
 */
public final class PortableSchema {
  private PortableSchema() {}

  /** The same schema for everybody: equal bytes, equal documentation, no hints for Java. */
  public static Schema of(Schema schema) {
    return switch (schema.getType()) {
      case STRING -> Schema.create(Schema.Type.STRING);
      case ARRAY -> Schema.createArray(of(schema.getElementType()));
      case MAP -> Schema.createMap(of(schema.getValueType()));
      case UNION -> Schema.createUnion(schema.getTypes().stream().map(PortableSchema::of).toList());
      case RECORD -> ofRecord(schema);
      default -> schema;
    };
  }

  private static Schema ofRecord(Schema schema) {
    Schema copy =
        Schema.createRecord(
            schema.getName(), schema.getDoc(), schema.getNamespace(), schema.isError());
    copyProperties(schema, copy);
    copy.setFields(schema.getFields().stream().map(PortableSchema::ofField).toList());
    return copy;
  }

  private static Field ofField(Field field) {
    return new Field(field, of(field.schema()));
  }

  private static void copyProperties(JsonProperties from, JsonProperties to) {
    from.forEachProperty(to::addProp);
  }
}
