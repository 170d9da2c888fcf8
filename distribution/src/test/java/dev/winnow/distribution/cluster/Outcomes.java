package dev.winnow.distribution.cluster;

import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.connectors.kafka.TopicReader;
import dev.winnow.connectors.registry.Decoded;
import dev.winnow.connectors.registry.PatientCodec;
import dev.winnow.connectors.registry.RegistrySettings;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Topics;
import dev.winnow.schemas.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts, by item, the final verdicts and the requests to people: each item ends in one of them.
 */
final class Outcomes implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final PatientCodec codec;
  private final List<TopicReader> verdicts;
  private final TopicReader reviews;
  private final Map<String, Integer> byItem = new HashMap<>();

  private Outcomes(PatientCodec codec, List<TopicReader> verdicts, TopicReader reviews) {
    this.codec = codec;
    this.verdicts = verdicts;
    this.reviews = reviews;
  }

  static Outcomes follow(KafkaSettings kafka, RegistrySettings registry) {
    return new Outcomes(
        PatientCodec.connect(registry),
        List.of(
            TopicReader.open(kafka, Topics.VERDICTS, true),
            TopicReader.open(kafka, Topics.VERDICTS_ESCALATED, true)),
        TopicReader.open(kafka, Topics.REVIEWS, true));
  }

  /** Takes what has come; returns for how many items. */
  int read() {
    for (TopicReader reader : verdicts) {
      reader.poll(POLL).forEach(this::verdict);
    }
    reviews.poll(POLL).forEach(this::review);
    return byItem.size();
  }

  Map<String, Integer> byItem() {
    return byItem;
  }

  @Override
  public void close() {
    verdicts.forEach(TopicReader::close);
    reviews.close();
    codec.close();
  }

  private void verdict(RawRecord record) {
    if (codec.decode(record.value(), Verdict.class) instanceof Decoded.Record<Verdict> decoded) {
      if (decoded.value().getFinal$()) {
        byItem.merge(decoded.value().getId(), 1, Integer::sum);
      }
    }
  }

  private void review(RawRecord record) {
    if (codec.decode(record.value(), ReviewRequest.class)
        instanceof Decoded.Record<ReviewRequest> decoded) {
      byItem.merge(decoded.value().getId(), 1, Integer::sum);
    }
  }
}
