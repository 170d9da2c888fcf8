package dev.winnow.connectors.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What {@link RecordJson} wrote, back into the record. A field that is absent has its default; one
 * that the schema does not know is passed over.
 */
public final class RecordFromJson {
  private RecordFromJson() {}

  /**
   * The record of an object.
   *
   * @throws JsonLineException where a field has no default and is absent, or is of the wrong kind;
   *     the message does not quote it
   */
  public static <T extends SpecificRecord> T read(JsonNode object, Class<T> type) {
    SpecificData data = SpecificData.getForClass(type);
    return type.cast(record("", object, data.getSchema(type), data));
  }

  private static Object record(String place, JsonNode object, Schema schema, SpecificData data) {
    require(place, object, JsonNode::isObject, "an object");
    SpecificRecord record = (SpecificRecord) data.newRecord(null, schema);
    for (Field field : schema.getFields()) {
      String at = place.isEmpty() ? field.name() : place + "." + field.name();
      JsonNode value = object.get(field.name());
      record.put(
          field.pos(),
          value == null || value.isNull()
              ? defaultOf(at, field, data)
              : value(at, value, field.schema(), data));
    }
    return record;
  }

  private static @Nullable Object defaultOf(String place, Field field, SpecificData data) {
    try {
      return data.deepCopy(field.schema(), data.getDefaultValue(field));
    } catch (AvroRuntimeException e) {
      throw new JsonLineException("\"" + place + "\" is missing");
    }
  }

  private static Object value(String place, JsonNode value, Schema schema, SpecificData data) {
    return switch (schema.getType()) {
      case RECORD -> record(place, value, schema, data);
      case UNION -> value(place, value, other(schema), data);
      case ARRAY -> list(place, value, schema.getElementType(), data);
      case MAP -> map(place, value, schema.getValueType(), data);
      case STRING -> require(place, value, JsonNode::isTextual, "text").textValue();
      case BOOLEAN -> require(place, value, JsonNode::isBoolean, "true or false").booleanValue();
      case DOUBLE -> require(place, value, JsonNode::isNumber, "a number").doubleValue();
      case INT -> require(place, value, JsonNode::canConvertToInt, "an integer").intValue();
      case LONG ->
          schema.getLogicalType() == null
              ? require(place, value, JsonNode::canConvertToLong, "an integer").longValue()
              : time(place, value);
      default -> throw new IllegalArgumentException(place + ": " + schema.getType());
    };
  }

  private static List<Object> list(
      String place, JsonNode values, Schema element, SpecificData data) {
    require(place, values, JsonNode::isArray, "a list");
    List<Object> list = new ArrayList<>();
    values.forEach(value -> list.add(value(place, value, element, data)));
    return list;
  }

  private static Map<String, Object> map(
      String place, JsonNode values, Schema element, SpecificData data) {
    require(place, values, JsonNode::isObject, "an object");
    Map<String, Object> map = new HashMap<>();
    values
        .properties()
        .forEach(entry -> map.put(entry.getKey(), value(place, entry.getValue(), element, data)));
    return map;
  }

  private static Instant time(String place, JsonNode value) {
    try {
      return Instant.parse(require(place, value, JsonNode::isTextual, "a time").textValue());
    } catch (DateTimeException e) {
      throw new JsonLineException(
          "\"" + place + "\" (expected: a time such as 2026-01-31T12:00:00Z)");
    }
  }

  /** All unions of our schemas are of null and one other. */
  private static Schema other(Schema union) {
    return union.getTypes().stream()
        .filter(type -> type.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode require(
      String place, JsonNode value, Predicate<JsonNode> kind, String expected) {
    if (!kind.test(value)) {
      throw new JsonLineException("\"" + place + "\" (expected: " + expected + ")");
    }
    return value;
  }
}
