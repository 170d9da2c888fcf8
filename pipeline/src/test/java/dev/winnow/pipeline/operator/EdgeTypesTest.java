package dev.winnow.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.cascade.DeadLetterReason;
import dev.winnow.pipeline.cascade.StageResult;
import dev.winnow.pipeline.revision.RevisionSet;
import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.schemas.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What crosses Flink's edges or lies in its state does so without Kryo, and comes out the same. */
final class EdgeTypesTest {
  private static final Item ITEM = Records.upsert("a", 2, "żółć \ud83d\ude00");

  @Test
  void items_keep_their_content_and_their_record() throws IOException {
    Item back = roundTrip(Item.TYPE, ITEM);
    assertThat(back.content()).isEqualTo(ITEM.content());
    assertThat(back.record().value()).isEqualTo(ITEM.record().value());
    assertThat(back.stateKey()).isEqualTo(ITEM.stateKey());
  }

  @Test
  void assessed_items_keep_their_result_or_their_failure() throws IOException {
    StageResult result =
        StageResult.of(
            Stage.SPECIALISTS,
            new Classification(
                Map.of("spam", new CategoryScore(0.1, 0.2)),
                9,
                true,
                List.of(new ModelIdentity("m", "1", "0".repeat(64), ""))),
            List.of("hate"),
            Duration.ofMillis(3));
    Assessed answered = roundTrip(Assessed.TYPE, Assessed.answered(ITEM, result));
    assertThat(answered.result()).isEqualTo(result);
    assertThat(answered.failure()).isNull();
    Assessed failed =
        roundTrip(Assessed.TYPE, Assessed.failed(ITEM, DeadLetterReason.INFERENCE_FAILED, "why"));
    assertThat(failed.failure()).isEqualTo(DeadLetterReason.INFERENCE_FAILED);
    assertThat(failed.result()).isNull();
  }

  @Test
  void revision_sets_stay_the_same() throws IOException {
    RevisionSet set = new RevisionSet(new long[] {1, 4, 9, 9}, 4);
    assertThat(roundTrip(TypeInformation.of(RevisionSet.class), set)).isEqualTo(set);
  }

  private static <T> T roundTrip(TypeInformation<T> type, T value) throws IOException {
    SerializerConfigImpl config = new SerializerConfigImpl();
    config.setGenericTypes(false);
    TypeSerializer<T> serializer = type.createSerializer(config);
    DataOutputSerializer out = new DataOutputSerializer(1024);
    serializer.serialize(value, out);
    return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }
}
