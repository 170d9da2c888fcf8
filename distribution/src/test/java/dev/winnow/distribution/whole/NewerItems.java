package dev.winnow.distribution.whole;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.Topics;
import dev.winnow.stack.local.LocalStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;

/**
 * Items as a platform of the future writes them: with one more field, under a schema of its own.
 */
public final class NewerItems {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Schema schema;
  private final int id;

  private NewerItems(Schema schema, int id) {
    this.schema = schema;
    this.id = id;
  }

  /** Registers the newer schema, which no job has seen. */
  public static NewerItems register(LocalStack stack) throws Exception {
    ObjectNode json = (ObjectNode) JSON.readTree(ContentItem.getClassSchema().toString());
    ((ArrayNode) json.get("fields"))
        .addObject()
        .put("name", "mood")
        .put("type", "string")
        .put("default", "");
    URI address =
        URI.create(
            stack.settings().registry()
                + "/subjects/"
                + Topics.subject(Topics.ITEMS)
                + "/versions");
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            JSON.createObjectNode().put("schema", json.toString()).toString()))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    int id = JSON.readTree(response.body()).path("id").asInt(-1);
    if (id < 0) {
      throw new AssertionError("not registered: " + response.body());
    }
    return new NewerItems(new Schema.Parser().parse(json.toString()), id);
  }

  /** The item with the new field, in the Confluent wire format. */
  public byte[] encode(ContentItem item) throws IOException {
    GenericData.Record record = new GenericData.Record(schema);
    for (Schema.Field field : item.getSchema().getFields()) {
      record.put(field.name(), item.get(field.pos()));
    }
    record.put("mood", "cheerful");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericData.Record>(schema, SpecificData.get()).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
