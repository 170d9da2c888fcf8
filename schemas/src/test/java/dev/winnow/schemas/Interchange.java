package dev.winnow.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;

/** What goes wrong where one version of a schema writes and another reads, and the reverse. */
final class Interchange {
  private static final int RECORDS = 50;
  private static final long SEED = 20_260_101;

  private Interchange() {}

  /** One sentence a fault; empty where each reads all that the other writes. */
  static List<String> faults(Schema one, Schema other) {
    List<String> faults = new ArrayList<>();
    read(one, other, faults);
    read(other, one, faults);
    return faults;
  }

  private static void read(Schema writer, Schema reader, List<String> faults) {
    SchemaCompatibility.SchemaCompatibilityResult result =
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
    if (result.getCompatibility() != SchemaCompatibilityType.COMPATIBLE) {
      faults.add(writer.getName() + ": " + result.getIncompatibilities());
    }
    try {
      for (Object random : new RandomData(writer, RECORDS, SEED)) {
        Object record = decode(encode(random, writer), writer, writer);
        Object seen = decode(encode(record, writer), writer, reader);
        Object back = decode(encode(seen, reader), reader, writer);
        compareCommonFields(record, back, writer, reader, faults);
      }
    } catch (IOException | AvroRuntimeException e) {
      faults.add(writer.getName() + ": " + e);
    }
  }

  /** A field that both know must survive the way through the other version. */
  private static void compareCommonFields(
      Object record, Object back, Schema writer, Schema reader, List<String> faults) {
    for (Schema.Field field : writer.getFields()) {
      Schema.Field known = reader.getField(field.name());
      if (known == null || !known.schema().equals(field.schema())) {
        continue;
      }
      Object before = GenericData.get().getField(record, field.name(), field.pos());
      Object after = GenericData.get().getField(back, field.name(), field.pos());
      if (!Objects.equals(before, after)) {
        faults.add(writer.getName() + "." + field.name() + ": not the same after a round trip");
      }
    }
  }

  private static byte[] encode(Object record, Schema schema) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(schema).write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private static Object decode(byte[] bytes, Schema writer, Schema reader) throws IOException {
    return new GenericDatumReader<>(writer, reader)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }
}
