package dev.winnow.connectors.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.Topics;
import dev.winnow.schemas.Verdict;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever the bytes: a record, or one of the documented answers, never an exception. */
class HostileBytesTest {
  private static final AvroCodec CODEC = new AvroCodec(new MockSchemaRegistryClient());
  private static final byte[] VALID =
      CODEC.encode(
          Topics.ITEMS,
          ContentItem.newBuilder()
              .setTenant("acme")
              .setId("7")
              .setText("some text")
              .setAttributes(Map.of("a", "b"))
              .setMedia(List.of())
              .setPublishedAt(Instant.EPOCH)
              .build());

  @Property(seed = "17")
  void random_bytes_are_answered(@ForAll @Size(max = 200) byte[] bytes) {
    assertAnswered(bytes);
  }

  @Property(tries = 2000, seed = "17")
  void random_bytes_behind_a_known_schema_id_are_answered(@ForAll @Size(max = 200) byte[] content) {
    assertAnswered(ByteBuffer.allocate(5 + content.length).put(VALID, 0, 5).put(content).array());
  }

  @Property(tries = 2000, seed = "17")
  void a_valid_value_with_some_bytes_changed_is_answered(
      @ForAll("changes") List<Map.Entry<Integer, Byte>> changes) {
    byte[] bytes = VALID.clone();
    changes.forEach(change -> bytes[change.getKey()] = change.getValue());

    assertAnswered(bytes);
  }

  @Property(seed = "17")
  void items_of_any_text_come_back(@ForAll("items") ContentItem item) {
    assertThat(CODEC.decode(CODEC.encode(Topics.ITEMS, item), ContentItem.class))
        .isEqualTo(new Decoded.Record<>(item));
  }

  @Provide
  Arbitrary<List<Map.Entry<Integer, Byte>>> changes() {
    Arbitrary<Integer> places = Arbitraries.integers().between(5, VALID.length - 1);
    return Combinators.combine(places, Arbitraries.bytes())
        .as((place, value) -> Map.entry(place, value))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<ContentItem> items() {
    Arbitrary<String> text =
        Arbitraries.strings().excludeChars(surrogates()).ofMaxLength(300).injectNull(0.1);
    Arbitrary<Long> revisions = Arbitraries.longs().greaterOrEqual(1);
    Arbitrary<Map<String, String>> attributes =
        Arbitraries.maps(Arbitraries.strings().alpha(), Arbitraries.strings().ascii()).ofMaxSize(5);
    return Combinators.combine(text, revisions, attributes)
        .as(
            (content, revision, extra) ->
                ContentItem.newBuilder()
                    .setTenant("acme")
                    .setId("7")
                    .setText(content)
                    .setRevision(revision)
                    .setAttributes(extra)
                    .build());
  }

  private static char[] surrogates() {
    char[] surrogates = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
    for (int i = 0; i < surrogates.length; i++) {
      surrogates[i] = (char) (Character.MIN_SURROGATE + i);
    }
    return surrogates;
  }

  private static void assertAnswered(byte[] bytes) {
    assertThat(CODEC.decode(bytes, ContentItem.class)).isInstanceOf(Decoded.class);
    assertThat(CODEC.decode(bytes, Verdict.class)).isInstanceOf(Decoded.class);
  }
}
