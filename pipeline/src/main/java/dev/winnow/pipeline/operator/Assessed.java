package dev.winnow.pipeline.operator;

import dev.winnow.pipeline.cascade.DeadLetterReason;
import dev.winnow.pipeline.cascade.StageResult;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * An item after the specialists: with their result or with the reason why there is none. Crosses
 * Flink's edges as a POJO.
 *
 * @param detail of the failure; empty where there is a result
 */
public record Assessed(
    Item item, @Nullable StageResult result, @Nullable DeadLetterReason failure, String detail) {
  public static final TypeInformation<Assessed> TYPE = TypeInformation.of(Assessed.class);

  static Assessed answered(Item item, StageResult result) {
    return new Assessed(item, result, null, "");
  }

  static Assessed failed(Item item, DeadLetterReason failure, String detail) {
    return new Assessed(item, null, failure, detail);
  }
}
