package dev.winnow.pipeline.operator;

import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.connectors.registry.PatientCodec;
import dev.winnow.connectors.registry.RegistrySettings;
import dev.winnow.pipeline.cascade.DeadLetterReason;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.cascade.GuardResult;
import dev.winnow.pipeline.cascade.GuardResult.Rejected;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.DeadLetter;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Reads records and lets in the items that can be classified; the others become dead letters. While
 * the registry is out of reach it stands still.
 */
public final class GuardFunction extends ProcessFunction<RawRecord, Item> {
  private static final long serialVersionUID = 1;

  private final CodecSource codecs;
  private final int maxTextBytes;
  private transient @Nullable PatientCodec codec;
  private transient @Nullable Guard guard;
  private transient @Nullable ModerateMetrics metrics;

  public GuardFunction(RegistrySettings registry, int maxTextBytes) {
    this(() -> PatientCodec.connect(registry), maxTextBytes);
  }

  GuardFunction(CodecSource codecs, int maxTextBytes) {
    this.codecs = codecs;
    this.maxTextBytes = maxTextBytes;
  }

  /** Opens a codec in the worker. */
  interface CodecSource extends Serializable {
    PatientCodec open();
  }

  @Override
  public void open(OpenContext context) {
    codec = codecs.open();
    guard = new Guard(maxTextBytes);
    metrics = new ModerateMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<Item> out) {
    Objects.requireNonNull(metrics).item();
    Objects.requireNonNull(codec)
        .decode(record.value(), ContentItem.class)
        .<@Nullable Void>fold(
            read -> {
              check(record, read.value(), context, out);
              return null;
            },
            garbage -> {
              reject(letter(record, DeadLetterReason.NOT_AVRO, garbage.detail()), context);
              return null;
            },
            unknown -> {
              reject(
                  letter(record, DeadLetterReason.UNKNOWN_SCHEMA, "schema id " + unknown.id()),
                  context);
              return null;
            });
  }

  @Override
  public void close() {
    if (codec != null) {
      codec.close();
    }
  }

  private void check(RawRecord record, ContentItem item, Context context, Collector<Item> out) {
    GuardResult checked = Objects.requireNonNull(guard).check(item);
    if (checked instanceof Rejected rejected) {
      reject(
          DeadLetters.about(letter(record, rejected.reason(), rejected.detail()), item), context);
    } else {
      out.collect(Item.of(record, item));
    }
  }

  private DeadLetter letter(RawRecord record, DeadLetterReason reason, String detail) {
    Objects.requireNonNull(metrics).deadLetter(reason);
    return DeadLetters.of(ModerateMetrics.JOB, record, reason, detail, Instant.now());
  }

  private static void reject(DeadLetter letter, Context context) {
    context.output(Outputs.DEAD_LETTERS, letter);
  }
}
