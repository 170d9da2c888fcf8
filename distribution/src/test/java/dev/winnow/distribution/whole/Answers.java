package dev.winnow.distribution.whole;

import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.connectors.kafka.TopicReader;
import dev.winnow.connectors.registry.PatientCodec;
import dev.winnow.connectors.registry.RegistrySettings;
import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Topics;
import dev.winnow.schemas.Verdict;
import dev.winnow.stack.local.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** Everything that has been committed about items so far, by topic. For one thread. */
public final class Answers implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final List<Answer<Verdict>> verdicts = new ArrayList<>();
  private final List<Answer<ReviewRequest>> reviews = new ArrayList<>();
  private final List<DeadLetter> deadLetters = new ArrayList<>();
  private final PatientCodec codec;
  private final TopicReader reader;

  /** A record, and the topic that it stood on. */
  public record Answer<T>(String topic, T record) {}

  private Answers(PatientCodec codec, TopicReader reader) {
    this.codec = codec;
    this.reader = reader;
  }

  public static Answers of(LocalStack stack) {
    return of(stack.kafka(), stack.registrySettings());
  }

  public static Answers of(KafkaSettings kafka, RegistrySettings registry) {
    List<String> topics = new ArrayList<>(List.of(Topics.DEAD_LETTERS));
    for (Mode mode : Mode.values()) {
      topics.add(Topics.of(Topics.VERDICTS, mode));
      topics.add(Topics.of(Topics.VERDICTS_ESCALATED, mode));
      topics.add(Topics.of(Topics.REVIEWS, mode));
    }
    return new Answers(PatientCodec.connect(registry), TopicReader.open(kafka, topics, true));
  }

  /** The final verdict on a revision, waited for. */
  public Verdict finalVerdict(String id, long revision) {
    return await(
            "a final verdict on " + id + " #" + revision,
            () -> verdicts(id, revision).stream().filter(v -> v.record().getFinal$()).findFirst())
        .record();
  }

  /** The first revision's verdict of the specialists, provisional or final, waited for. */
  public Verdict specialists(String id) {
    return await(
        "a verdict of the specialists on " + id,
        () ->
            verdicts(id, 1).stream()
                .filter(answer -> answer.topic().equals(Topics.VERDICTS))
                .map(Answer::record)
                .findFirst());
  }

  /** An open review request for a revision, waited for. */
  public ReviewRequest review(String id, long revision) {
    return await(
        "a review request for " + id + " #" + revision,
        () ->
            reviews(id, revision).stream()
                .filter(review -> review.getStatus().equals("open"))
                .findFirst());
  }

  /** The dead letter of a record of content.items, waited for. */
  public DeadLetter deadLetter(int partition, long offset) {
    return await(
        "a dead letter of " + Topics.ITEMS + "/" + partition + "/" + offset,
        () ->
            deadLetters.stream()
                .filter(letter -> letter.getTopic().equals(Topics.ITEMS))
                .filter(l -> l.getPartition() == partition && l.getOffset() == offset)
                .findFirst());
  }

  /** What has been read of a revision until now, in no order across topics. */
  public List<Answer<Verdict>> verdicts(String id, long revision) {
    return verdicts.stream()
        .filter(v -> v.record().getId().equals(id) && v.record().getRevision() == revision)
        .toList();
  }

  /** Of which items the moderate job's verdict, provisional or final, has been read until now. */
  public Set<String> moderated() {
    return verdicts.stream()
        .filter(answer -> answer.topic().equals(Topics.VERDICTS))
        .map(answer -> answer.record().getId())
        .collect(Collectors.toSet());
  }

  public List<ReviewRequest> reviews(String id, long revision) {
    return reviews.stream()
        .map(Answer::record)
        .filter(review -> review.getId().equals(id) && review.getRevision() == revision)
        .toList();
  }

  public List<DeadLetter> deadLetters() {
    return List.copyOf(deadLetters);
  }

  /** Reads until something is there. */
  public <T> T await(String what, Supplier<Optional<T>> wanted) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end) {
      Optional<T> found = wanted.get();
      if (found.isPresent()) {
        return found.get();
      }
      readFor(Duration.ofMillis(100));
    }
    throw new AssertionError(what + ": not seen within " + LIMIT);
  }

  /** Reads what comes, for no longer than this. */
  public void readFor(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    do {
      reader.poll(Duration.ofMillis(50)).forEach(this::take);
    } while (System.nanoTime() < end);
  }

  @Override
  public void close() {
    reader.close();
    codec.close();
  }

  private void take(RawRecord record) {
    String topic = record.topic();
    if (topic.equals(Topics.DEAD_LETTERS)) {
      deadLetters.add(decode(record, DeadLetter.class));
    } else if (topic.startsWith(Topics.REVIEWS)) {
      reviews.add(new Answer<>(topic, decode(record, ReviewRequest.class)));
    } else {
      verdicts.add(new Answer<>(topic, decode(record, Verdict.class)));
    }
  }

  private <T extends SpecificRecord> T decode(RawRecord record, Class<T> type) {
    return codec
        .decode(record.value(), type)
        .fold(
            found -> found.value(),
            notAvro -> {
              throw new AssertionError(record.coordinates() + ": " + notAvro.detail());
            },
            unknown -> {
              throw new AssertionError(record.coordinates() + ": unknown schema");
            });
  }
}
