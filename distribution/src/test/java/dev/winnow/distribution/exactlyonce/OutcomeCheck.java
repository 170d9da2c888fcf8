package dev.winnow.distribution.exactlyonce;

import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.connectors.kafka.TopicReader;
import dev.winnow.connectors.registry.PatientCodec;
import dev.winnow.connectors.registry.RegistrySettings;
import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Topics;
import dev.winnow.schemas.Verdict;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * A process that reads what was committed about the items of one tenant and ends with 0 where each
 * has exactly one outcome, else with 1: {@code BOOTSTRAP REGISTRY TENANT ITEMS LIMIT}. It waits for
 * the last outcome until the limit (ISO 8601), and then a little longer for one too many.
 */
public final class OutcomeCheck {
  private static final Duration POLL = Duration.ofMillis(100);

  /** Several checkpoints: what a restored job emits again becomes visible with one of them. */
  private static final Duration QUIET = Duration.ofSeconds(4);

  private final OutcomeTally tally;
  private final PatientCodec codec;
  private final TopicReader reader;

  private OutcomeCheck(OutcomeTally tally, PatientCodec codec, TopicReader reader) {
    this.tally = tally;
    this.codec = codec;
    this.reader = reader;
  }

  public static void main(String[] args) {
    OutcomeTally tally = new OutcomeTally(args[2], Integer.parseInt(args[3]));
    List<String> topics =
        List.of(Topics.VERDICTS, Topics.VERDICTS_ESCALATED, Topics.REVIEWS, Topics.DEAD_LETTERS);
    try (PatientCodec codec = PatientCodec.connect(new RegistrySettings(args[1]));
        TopicReader reader = TopicReader.open(new KafkaSettings(args[0]), topics, true)) {
      new OutcomeCheck(tally, codec, reader).read(Duration.parse(args[4]));
    }
    System.out.println(tally.report());
    System.exit(tally.report().isExact() ? 0 : 1);
  }

  private void read(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    long lastCame = System.nanoTime();
    while (System.nanoTime() < end
        && !(tally.isComplete() && System.nanoTime() - lastCame > QUIET.toNanos())) {
      List<RawRecord> records = reader.poll(POLL);
      records.forEach(this::take);
      lastCame = records.isEmpty() ? lastCame : System.nanoTime();
    }
  }

  private void take(RawRecord record) {
    switch (record.topic()) {
      case Topics.REVIEWS -> tally.review(decode(record, ReviewRequest.class));
      case Topics.DEAD_LETTERS -> tally.deadLetter(decode(record, DeadLetter.class));
      default -> tally.verdict(record.topic(), decode(record, Verdict.class));
    }
  }

  private <T extends SpecificRecord> T decode(RawRecord record, Class<T> type) {
    return codec
        .decode(record.value(), type)
        .fold(
            found -> found.value(),
            notAvro -> {
              throw new IllegalStateException(record.coordinates() + ": " + notAvro.detail());
            },
            unknown -> {
              throw new IllegalStateException(record.coordinates() + ": unknown schema");
            });
  }
}
